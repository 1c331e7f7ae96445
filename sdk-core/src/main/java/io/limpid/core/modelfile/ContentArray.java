package io.limpid.core.modelfile;

import java.nio.ByteBuffer;

/** An array of a content, and how it stands in a file. Its elements are not to be modified. */
sealed interface ContentArray {

    /** What an array consists of. */
    enum Type {
        /** Doubles. */
        NUMBERS(Double.BYTES, "numbers"),
        /** Single bytes. */
        BYTES(1, "bytes");

        /** What one element takes in a file. */
        final int width;

        /** How a section table and messages call it. */
        final String label;

        Type(int width, String label) {
            this.width = width;
            this.label = label;
        }
    }

    Type type();

    int length();

    /** Appends the elements from {@code from} to {@code to - 1} as the file has them. */
    void put(int from, int to, ByteBuffer block);

    /** An array of zeros to be filled by {@link #take}. */
    static ContentArray ofLength(Type type, int length) {
        return type == Type.NUMBERS ? new Numbers(new double[length]) : new Bytes(new byte[length]);
    }

    /** Sets the elements from {@code from} to {@code to - 1} to what the file has. */
    void take(int from, int to, ByteBuffer block);

    /** Big-endian doubles. */
    record Numbers(double[] values) implements ContentArray {

        @Override
        public Type type() {
            return Type.NUMBERS;
        }

        @Override
        public int length() {
            return values.length;
        }

        @Override
        public void put(int from, int to, ByteBuffer block) {
            for (int i = from; i < to; i++) {
                block.putLong(Double.doubleToLongBits(values[i]));
            }
        }

        @Override
        public void take(int from, int to, ByteBuffer block) {
            for (int i = from; i < to; i++) {
                values[i] = block.getDouble();
            }
        }

        /** The place of the first infinite number or, unless they are allowed, of the first NaN; -1 for none. */
        int firstBad(boolean missingAllowed) {
            for (int i = 0; i < values.length; i++) {
                if (!(Math.abs(values[i]) < Double.POSITIVE_INFINITY || missingAllowed && Double.isNaN(values[i]))) {
                    return i;
                }
            }
            return -1;
        }
    }

    /** Bytes, one after another. */
    record Bytes(byte[] values) implements ContentArray {

        @Override
        public Type type() {
            return Type.BYTES;
        }

        @Override
        public int length() {
            return values.length;
        }

        @Override
        public void put(int from, int to, ByteBuffer block) {
            block.put(values, from, to - from);
        }

        @Override
        public void take(int from, int to, ByteBuffer block) {
            block.get(values, from, to - from);
        }
    }
}
