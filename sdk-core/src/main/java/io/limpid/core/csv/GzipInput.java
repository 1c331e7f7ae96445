package io.limpid.core.csv;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks gzip data of one member or more, each of which must be whole. Zeros may fill up what is behind a member, as
 * on a tape; anything else that is no further member is refused. {@link java.util.zip.GZIPInputStream} takes it for the
 * end instead, and loses what follows.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc1952">RFC 1952</a>
 */
final class GzipInput extends InputStream {

    private static final int BUFFER_BYTES = 1 << 16;

    private static final int DEFLATED = 8;

    private static final int HEADER_SUM = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xe0;

    private final Source source;
    private final InputStream in;
    private final Inflater inflater = new Inflater(true);

    /** Of a member's header, then of its text. */
    private final CRC32 sum = new CRC32();

    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int position;
    private int size;
    private boolean first = true;
    private boolean inMember;
    private boolean ended;

    GzipInput(Source source, InputStream in) {
        this.source = source;
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] out, int offset, int length) throws IOException {
        while (length > 0 && !ended) {
            if (!inMember) {
                begin();
            } else {
                int count = inflate(out, offset, length);
                if (count > 0) {
                    return count;
                }
            }
        }
        return length == 0 ? 0 : -1;
    }

    private void begin() throws IOException {
        int start = next();
        while (start == 0 && !first) {
            start = next();
        }
        if (start < 0 && !first) {
            ended = true;
            inflater.end();
            return;
        }
        sum.reset();
        sum.update(start);
        header(start);
        first = false;
        inMember = true;
        sum.reset();
        inflater.reset();
        inflater.setInput(buffer, position, size - position);
    }

    private void header(int start) throws IOException {
        if (start != 0x1f || summed() != 0x8b || summed() != DEFLATED) {
            throw broken(first ? "another start" : "further bytes that are none");
        }
        int flags = summed();
        if ((flags & RESERVED) != 0) {
            throw broken("unknown flags in its header");
        }
        // When it was packed and where.
        skip(6);
        if ((flags & EXTRA) != 0) {
            int low = summed();
            skip(low | summed() << 8);
        }
        for (int text : new int[] {NAME, COMMENT}) {
            if ((flags & text) != 0) {
                while (summed() != 0) {
                    // Up to the zero that ends it.
                }
            }
        }
        if ((flags & HEADER_SUM) != 0) {
            long expected = sum.getValue() & 0xffff;
            if (number(2) != expected) {
                throw broken("a header that its checksum contradicts");
            }
        }
    }

    private void skip(int bytes) throws IOException {
        for (int k = 0; k < bytes; k++) {
            summed();
        }
    }

    private int summed() throws IOException {
        int next = required();
        sum.update(next);
        return next;
    }

    private int required() throws IOException {
        int next = next();
        if (next < 0) {
            throw truncated();
        }
        return next;
    }

    private int next() throws IOException {
        return position < size || fill() ? buffer[position++] & 0xff : -1;
    }

    private boolean fill() throws IOException {
        position = 0;
        size = Math.max(0, in.read(buffer, 0, buffer.length));
        return size > 0;
    }

    /** Some of a member's text; 0 when there must be more data first, or the member is at its end. */
    private int inflate(byte[] out, int offset, int length) throws IOException {
        int count;
        try {
            count = inflater.inflate(out, offset, length);
        } catch (DataFormatException e) {
            throw broken("data that cannot be unpacked");
        }
        if (count > 0) {
            sum.update(out, offset, count);
        } else if (inflater.finished()) {
            position = size - inflater.getRemaining();
            trailer();
        } else if (inflater.needsDictionary()) {
            throw broken("data that cannot be unpacked");
        } else {
            if (!fill()) {
                throw truncated();
            }
            inflater.setInput(buffer, 0, size);
        }
        return count;
    }

    private void trailer() throws IOException {
        if (number(4) != sum.getValue()) {
            throw broken("a text that its checksum contradicts");
        }
        if (number(4) != (inflater.getBytesWritten() & 0xffffffffL)) {
            throw broken("a text of another length than it says");
        }
        inMember = false;
    }

    /** A number of so many bytes, the lowest first. */
    private long number(int bytes) throws IOException {
        long number = 0;
        for (int k = 0; k < bytes; k++) {
            number |= (long) required() << 8 * k;
        }
        return number;
    }

    private CsvFormatException truncated() {
        return broken("the end of the file");
    }

    private CsvFormatException broken(String got) {
        return source.error("gzip data that is whole", got);
    }
}
