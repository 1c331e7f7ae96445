package io.limpid.core.csv;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks at eight bytes at a time. */
final class Words {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101010101010101L;
    private static final long TOPS = 0x8080808080808080L;

    private Words() {}

    /** The eight bytes from here on, the first one lowest. */
    static long at(byte[] buffer, int i) {
        return (long) LONGS.get(buffer, i);
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
