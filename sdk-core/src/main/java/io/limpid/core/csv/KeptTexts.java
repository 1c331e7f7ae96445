package io.limpid.core.csv;

import java.util.ArrayList;
import java.util.List;

/**
 * Short texts, none empty and none with a line feed, kept one after another and gone through once in that order. In
 * blocks, so that however many there are, nothing is copied to make room and no array gets too long.
 */
final class KeptTexts {

    /** As long as a number of full precision is. */
    private static final int SHORT = 3 * Long.BYTES;

    private static final int FIRST_BLOCK = 1 << 6;
    private static final int LARGEST_BLOCK = 1 << 16;

    private final List<byte[]> full = new ArrayList<>();

    private byte[] block = new byte[0];
    private int size;

    /** Keeps these bytes. */
    void add(byte[] buffer, int offset, int length) {
        if (block.length - size - SHORT <= length) {
            begin(length);
        }
        if (length <= SHORT && offset + SHORT <= buffer.length) {
            // Always as many, perhaps too many: short texts are copied faster so.
            Words.put(block, size, Words.at(buffer, offset));
            Words.put(block, size + Long.BYTES, Words.at(buffer, offset + Long.BYTES));
            Words.put(block, size + 2 * Long.BYTES, Words.at(buffer, offset + 2 * Long.BYTES));
        } else {
            System.arraycopy(buffer, offset, block, size, length);
        }
        size += length;
        block[size++] = '\n';
    }

    private void begin(int length) {
        int wider = Math.max(FIRST_BLOCK, Math.min(LARGEST_BLOCK, 2 * block.length));
        if (size > 0) {
            block[size] = '\n'; // no text: the end
            full.add(block);
        }
        block = new byte[Math.max(wider, length + 1 + SHORT)];
        size = 0;
    }

    /** Goes through the texts. */
    Cursor cursor() {
        return new Cursor();
    }

    /** Stands before the first text at first. */
    final class Cursor {
        private int blocks;
        private byte[] bytes = full.isEmpty() ? block : full.get(0);
        private int from;
        private int to = -1;

        /** Goes to the next text, which is there. */
        void next() {
            from = to + 1;
            if (bytes[from] == '\n') {
                blocks++;
                bytes = blocks < full.size() ? full.get(blocks) : block;
                from = 0;
            }
            to = Words.find(bytes, from, bytes.length, (byte) '\n');
        }

        byte[] bytes() {
            return bytes;
        }

        int from() {
            return from;
        }

        int to() {
            return to;
        }
    }
}
