package io.limpid.core.csv;

import io.limpid.core.run.Run;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/** The bytes of a text, unpacked when they are gzip; watched, limited, and stopped on request. */
final class TextInput extends InputStream {

    private final Source source;
    private final Counted counted;
    private final long total;
    private final long limit;
    private final Run run;
    private final boolean packed;
    private final InputStream text;
    private long bytes;

    /** Reads from a stream of {@code total} bytes, 0 when nobody knows, and gives at most {@code limit} of text. */
    TextInput(Source source, InputStream raw, long total, long limit, Run run) throws IOException {
        this.source = source;
        this.counted = new Counted(raw);
        this.total = total;
        this.limit = limit;
        this.run = run;
        byte[] start = counted.readNBytes(2);
        counted.unread(start);
        packed = isGzip(start);
        text = packed ? new GzipInput(source, counted) : counted;
    }

    boolean isPacked() {
        return packed;
    }

    /** Whether a file that starts so is packed. */
    static boolean isGzip(byte[] start) {
        return start.length >= 2 && start[0] == 0x1f && start[1] == (byte) 0x8b;
    }

    static String stage(Source source) {
        return "reading " + source.name();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        run.cancellation().check();
        int count = text.read(buffer, offset, length);
        bytes += Math.max(0, count);
        if (bytes > limit) {
            throw source.error("at most " + limit + " bytes of text", "more");
        }
        run.progress().update(stage(source), counted.count, total);
        return count;
    }

    /** The bytes as they are stored. */
    private final class Counted extends PushbackInputStream {
        private long count;

        Counted(InputStream in) {
            super(in, 2);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            // Packed data may go on for long without any text.
            run.cancellation().check();
            int read = super.read(buffer, offset, length);
            count += Math.max(0, read);
            return read;
        }

        @Override
        public void unread(byte[] start) throws IOException {
            super.unread(start);
            count -= start.length;
        }
    }
}
