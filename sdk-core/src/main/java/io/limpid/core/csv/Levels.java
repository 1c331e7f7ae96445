package io.limpid.core.csv;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The distinct texts of a column, numbered in the order they came: a hash table over their UTF-8 bytes. */
final class Levels {

    private static final int FIRST_CAPACITY = 16;

    /** Odd, with bits well spread: 2^64 divided by the golden ratio. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    /** The texts one after another; text k ends where text k + 1 starts. */
    private byte[] pool = new byte[64];

    private int[] starts = new int[FIRST_CAPACITY + 1];
    private int[] hashes = new int[FIRST_CAPACITY];

    /** The first eight bytes of each text, zeros behind a shorter one. */
    private long[] heads = new long[FIRST_CAPACITY];

    /** Code + 1 of the text in a slot, 0 where there is none; at most half full. */
    private int[] slots = new int[2 * FIRST_CAPACITY];

    private int size;

    int size() {
        return size;
    }

    /** Adds a level that a schema knows; one that has no UTF-8 form gets its code too, but no cell can match it. */
    void know(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (new String(bytes, StandardCharsets.UTF_8).equals(text)) {
            code(bytes, 0, bytes.length);
        } else {
            append(bytes, 0, bytes.length, 0, 0);
        }
    }

    /** The code of a text, which is a new one when the text is. */
    int code(byte[] buffer, int from, int to) {
        long head = Words.head(buffer, from, to);
        int hash = hash(buffer, from, to, head);
        int slot = hash & slots.length - 1;
        for (int found = slots[slot]; found != 0; found = slots[slot]) {
            int code = found - 1;
            if (heads[code] == head && hashes[code] == hash && equal(code, buffer, from, to)) {
                return code;
            }
            slot = slot + 1 & slots.length - 1;
        }
        slots[slot] = size + 1;
        append(buffer, from, to, hash, head);
        if (2 * size > slots.length) {
            spread();
        }
        return size - 1;
    }

    /** Whether a text whose head and hash are those of a level is the level. */
    private boolean equal(int code, byte[] buffer, int from, int to) {
        int start = starts[code];
        int end = starts[code + 1];
        return to - from == end - start
                && (to - from <= Long.BYTES || Arrays.equals(buffer, from, to, pool, start, end));
    }

    /** The codes of another table's texts, new where they are; the first ones, which both know, keep theirs. */
    int[] codes(Levels other, int known) {
        int[] codes = new int[other.size];
        for (int k = 0; k < codes.length; k++) {
            codes[k] = k < known ? k : code(other.pool, other.starts[k], other.starts[k + 1]);
        }
        return codes;
    }

    private static int hash(byte[] buffer, int from, int to, long head) {
        long h = (head ^ to - from) * SPREAD;
        for (int i = from + Long.BYTES; i < to; i += Long.BYTES) {
            h = (h ^ h >>> 32 ^ Words.head(buffer, i, to)) * SPREAD;
        }
        return (int) (h >>> 32);
    }

    private void append(byte[] buffer, int from, int to, int hash, long head) {
        int start = starts[size];
        int end = Math.addExact(start, to - from);
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
                int slot = hashes[found - 1] & wider.length - 1;
                while (wider[slot] != 0) {
                    slot = slot + 1 & wider.length - 1;
                }
                wider[slot] = found;
            }
        }
        slots = wider;
    }

    /** The texts from this code on, in the order of their codes. */
    List<String> texts(int first) {
        List<String> texts = new ArrayList<>(size - first);
        for (int k = first; k < size; k++) {
            texts.add(text(k));
        }
        return texts;
    }

    private String text(int code) {
        return new String(pool, starts[code], starts[code + 1] - starts[code], StandardCharsets.UTF_8);
    }

    /** Puts the texts in ascending code-point order, and rewrites codes to match. */
    List<String> sort(double[] values) {
        Integer[] order = new Integer[size];
        Arrays.setAll(order, k -> k);
        // The order of UTF-8 bytes is that of code points.
        Arrays.sort(
                order,
                (a, b) -> Arrays.compareUnsigned(pool, starts[a], starts[a + 1], pool, starts[b], starts[b + 1]));
        double[] position = new double[size];
        List<String> sorted = new ArrayList<>(size);
        for (int k = 0; k < size; k++) {
            position[order[k]] = k;
            sorted.add(text(order[k]));
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = Double.isNaN(values[i]) ? Double.NaN : position[(int) values[i]];
        }
        return sorted;
    }
}
