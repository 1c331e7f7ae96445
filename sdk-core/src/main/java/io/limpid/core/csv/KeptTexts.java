package io.limpid.core.csv;

import java.util.ArrayList;
import java.util.List;

/**
 * Short texts, none empty and none with a line feed, kept one after another and gone through once in that order. In blocks, so that however
 * many there are, nothing is copied to make room and no array gets too long.
 */
final class KeptTexts {

    private static final int FIRST_BLOCK = 1 << 6;
    private static final int LARGEST_BLOCK = 1 << 20;

    private final List<byte[]> full = new ArrayList<>();

    private byte[] block = new byte[0];
    private int size;

    /** Keeps these bytes. */
    void add(byte[] buffer, int offset, int length) {
        if (block.length - size - Long.BYTES <= length) {
            begin(length);
        }
        // In whole words, as far as seven bytes too far: short texts are copied faster so.
        if (offset + length + Long.BYTES <= buffer.length) {
            for (int i = 0; i < length; i += Long.BYTES) {
                Words.put(block, size + i, Words.at(buffer, offset + i));
            }
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
        block = new byte[Math.max(wider, length + 1 + Long.BYTES)];
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
