package io.limpid.core.csv;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks at eight bytes at a time. */
final class Words {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101010101010101L;
    static final long TOPS = 0x8080808080808080L;

    /** Moves bit 8k to bit 56 + k, for each k at once. */
    private static final long GATHER = 0x0102040810204080L;

    private Words() {}

    /** The eight bytes from here on, the first one lowest. */
    static long at(byte[] buffer, int i) {
        return (long) LONGS.get(buffer, i);
    }

    /** Puts eight bytes there, the lowest one first. */
    static void put(byte[] buffer, int i, long word) {
        LONGS.set(buffer, i, word);
    }

    /** The first bytes of a word, zeros behind them; without a jump. */
    static long first(long word, int bytes) {
        // Two shifts, since one by a whole word is one by nothing.
        return word & ~(-1L << Byte.SIZE / 2 * bytes << Byte.SIZE / 2 * bytes);
    }

    /** At most eight bytes of a text, the first one lowest, zeros behind its end. */
    static long head(byte[] buffer, int from, int to) {
        if (from + Long.BYTES <= buffer.length) {
            return first(at(buffer, from), Math.min(to - from, Long.BYTES));
        }
        long word = 0;
        for (int i = to - 1; i >= from; i--) {
            word = word << Byte.SIZE | buffer[i] & 0xff;
        }
        return word;
    }

    /** A byte in each of the eight places. */
    static long repeated(byte wanted) {
        return (wanted & 0xff) * ONES;
    }

    /**
     * The top bit of each byte that is the repeated one. Above the lowest match a byte one higher than the wanted one
     * may show too: only the lowest one counts.
     */
    static long lowestMatch(long word, long repeated) {
        long x = word ^ repeated;
        return x - ONES & ~x & TOPS;
    }

    /** The top bit of each byte that is the repeated one, and of no other. */
    static long matches(long word, long repeated) {
        long x = word ^ repeated;
        return ~((x & ~TOPS) + ~TOPS | x) & TOPS;
    }

    /** The top bit of each ASCII byte that is below the repeated one, which is ASCII. */
    static long below(long word, long repeated) {
        return ~((word | TOPS) - repeated) & ~word & TOPS;
    }

    /** The top bits of the eight bytes as the lowest eight bits, the first byte's lowest. */
    static long gathered(long tops) {
        return (tops >>> 7) * GATHER >>> 56;
    }

    /** Where this byte is first, or {@code to}. */
    static int find(byte[] buffer, int from, int to, byte wanted) {
        long repeated = repeated(wanted);
        int i = from;
        for (; i + Long.BYTES <= to; i += Long.BYTES) {
            long match = lowestMatch(at(buffer, i), repeated);
            if (match != 0) {
                return i + (Long.numberOfTrailingZeros(match) >>> 3);
            }
        }
        while (i < to && buffer[i] != wanted) {
            i++;
        }
        return i;
    }

    /** Whether no byte has its top bit set. */
    static boolean ascii(byte[] buffer, int from, int to) {
        long seen = 0;
        int i = from;
        for (; i + Long.BYTES <= to; i += Long.BYTES) {
            seen |= at(buffer, i);
        }
        for (; i < to; i++) {
            seen |= buffer[i];
        }
        return (seen & TOPS) == 0;
    }
}
