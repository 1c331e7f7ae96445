package io.limpid.core.csv;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The distinct texts of a column, numbered in the order they came: a hash table over their UTF-8 bytes. */
final class Levels {

    private static final int FIRST_CAPACITY = 16;

    /** Of a column's texts; with one more, as long as a cell may be, they still fit into an array. */
    static final int MOST_BYTES = 1 << 30;

    private static final int LENGTH_BITS = 4;

    /** So few levels have eight slots each: a text that shares its first slot costs a jump no processor can guess. */
    private static final int SPARSE = 1 << 12;

    /** Odd, with bits well spread: 2^64 divided by the golden ratio. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    /** The texts one after another; text k ends where text k + 1 starts. */
    private byte[] pool = new byte[64];

    private int[] starts = new int[FIRST_CAPACITY + 1];
    private int[] hashes = new int[FIRST_CAPACITY];

    /** The first eight bytes of each text, zeros behind a shorter one. */
    private long[] heads = new long[FIRST_CAPACITY];

    /** Code + 1 of the text in a slot, 0 where there is none; at most half full, and few levels get more room. */
    private int[] slots = new int[8 * FIRST_CAPACITY];

    private int size;

    int size() {
        return size;
    }

    /** Whether there are more texts than these, or more bytes of them than a column may have. */
    boolean exceed(int limit) {
        return size > limit || starts[size] > MOST_BYTES;
    }

    /** Levels that a schema knows; one that has no UTF-8 form has its code too, but no cell can match it. */
    static Levels of(List<String> texts) {
        Levels levels = new Levels();
        for (String text : texts) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            if (new String(bytes, StandardCharsets.UTF_8).equals(text)) {
                levels.code(bytes, 0, bytes.length);
            } else {
                levels.append(bytes, 0, bytes.length, 0, 0);
            }
        }
        return levels;
    }

    /** The code of a text of at most eight bytes that is in the first slot it may have, as most are; or -1. */
    int quickCode(byte[] buffer, int from, int to) {
        int length = to - from;
        if (length > Long.BYTES || from + Long.BYTES > buffer.length) {
            return -1;
        }
        long head = Words.first(Words.at(buffer, from), length);
        int hash = (int) mixed(head) << LENGTH_BITS | length;
        int code = slots[hash >>> LENGTH_BITS & slots.length - 1] - 1;
        return code >= 0 && heads[code] == head && hashes[code] == hash ? code : -1;
    }

    /** The code of a text, or -1. */
    int find(byte[] buffer, int from, int to) {
        long head = Words.head(buffer, from, to);
        int hash = hash(buffer, from, to, head);
        return slots[slot(buffer, from, to, head, hash)] - 1;
    }

    /** The code of a text, which is a new one when the text is. */
    int code(byte[] buffer, int from, int to) {
        long head = Words.head(buffer, from, to);
        int hash = hash(buffer, from, to, head);
        int slot = slot(buffer, from, to, head, hash);
        if (slots[slot] != 0) {
            return slots[slot] - 1;
        }
        slots[slot] = size + 1;
        append(buffer, from, to, hash, head);
        if (size > slots.length >> (size < SPARSE ? 3 : 1)) {
            spread();
        }
        return size - 1;
    }

    /** The slot of a text, or the empty one it would get. */
    private int slot(byte[] buffer, int from, int to, long head, int hash) {
        int slot = hash >>> LENGTH_BITS & slots.length - 1;
        for (int found = slots[slot]; found != 0; found = slots[slot]) {
            int code = found - 1;
            if (heads[code] == head && hashes[code] == hash && equal(code, buffer, from, to)) {
                return slot;
            }
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }

    /** Whether a text whose head and hash, and so its length up to nine, are those of a level is the level. */
    private boolean equal(int code, byte[] buffer, int from, int to) {
        return to - from <= Long.BYTES || Arrays.equals(buffer, from, to, pool, starts[code], starts[code + 1]);
    }

    /** The codes of another table's texts, new where they are. */
    int[] codes(Levels other) {
        int[] codes = new int[other.size];
        for (int k = 0; k < codes.length && starts[size] <= MOST_BYTES; k++) {
            codes[k] = code(other.pool, other.starts[k], other.starts[k + 1]);
        }
        return codes;
    }

    /** The lowest bits are the length, up to nine. */
    private static int hash(byte[] buffer, int from, int to, long head) {
        int length = to - from;
        long h = mixed(head);
        for (int i = from + Long.BYTES; i < to; i += Long.BYTES) {
            h = mixed(h ^ Words.head(buffer, i, to));
        }
        return (int) h << LENGTH_BITS | Math.min(length, Long.BYTES + 1);
    }

    /** Every bit of a word changes bits everywhere: the upper and the lower half of a product, which seldom cancel. */
    private static long mixed(long word) {
        return Math.multiplyHigh(word, SPREAD) ^ word * SPREAD;
    }

    private void append(byte[] buffer, int from, int to, int hash, long head) {
        int start = starts[size];
        int end = start + to - from;
        if (end > pool.length) {
            pool = Arrays.copyOf(pool, (int) Math.min(Integer.MAX_VALUE - 8L, end + (long) pool.length));
        }
        if (size == hashes.length) {
            hashes = Arrays.copyOf(hashes, 2 * size);
            heads = Arrays.copyOf(heads, 2 * size);
            starts = Arrays.copyOf(starts, 2 * size + 1);
        }
        System.arraycopy(buffer, from, pool, start, to - from);
        heads[size] = head;
        hashes[size++] = hash;
        starts[size] = end;
    }

    private void spread() {
        int[] wider = new int[2 * slots.length];
        for (int found : slots) {
            if (found != 0) {
                int slot = hashes[found - 1] >>> LENGTH_BITS & wider.length - 1;
                while (wider[slot] != 0) {
                    slot = slot + 1 & wider.length - 1;
                }
                wider[slot] = found;
            }
        }
        slots = wider;
    }

    /** The texts in the order of their codes. */
    List<String> texts() {
        List<String> texts = new ArrayList<>(size);
        for (int k = 0; k < size; k++) {
            texts.add(text(k));
        }
        return texts;
    }

    private String text(int code) {
        return new String(pool, starts[code], starts[code + 1] - starts[code], StandardCharsets.UTF_8);
    }

    /** The texts in ascending code-point order. */
    Sorted sorted() {
        Integer[] order = new Integer[size];
        Arrays.setAll(order, k -> k);
        // The order of UTF-8 bytes is that of code points.
        Arrays.sort(
                order,
                (a, b) -> Arrays.compareUnsigned(pool, starts[a], starts[a + 1], pool, starts[b], starts[b + 1]));
        int[] positions = new int[size];
        List<String> sorted = new ArrayList<>(size);
        for (int k = 0; k < size; k++) {
            positions[order[k]] = k;
            sorted.add(text(order[k]));
        }
        return new Sorted(sorted, positions);
    }

    /**
     * Levels in their order.
     *
     * @param positions where the text of each code is
     */
    record Sorted(List<String> texts, int[] positions) {

        /** Where the texts of these codes are. */
        int[] of(int[] codes) {
            return Arrays.stream(codes).map(code -> positions[code]).toArray();
        }
    }
}
