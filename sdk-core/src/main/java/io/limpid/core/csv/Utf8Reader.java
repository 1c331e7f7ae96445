package io.limpid.core.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Decodes UTF-8, drops a byte order mark, and names the line of a byte that is neither. */
final class Utf8Reader extends Reader {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Source source;
    private final InputStream in;
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).flip();
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private boolean started;
    private boolean ended;
    private boolean afterReturn;
    private long line = 1;

    Utf8Reader(Source source, InputStream in) {
        this.source = source;
        this.in = in;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        while (true) {
            CharBuffer out = CharBuffer.wrap(buffer, offset, length).slice();
            CoderResult result = decoder.decode(bytes, out, ended);
            int count = out.position();
            if (count > 0 && !started) {
                started = true;
                if (buffer[offset] == BYTE_ORDER_MARK) {
                    count--;
                    System.arraycopy(buffer, offset + 1, buffer, offset, count);
                }
            }
            if (count > 0) {
                countLines(buffer, offset, count);
                return count;
            }
            if (result.isError()) {
                int wrong = bytes.get(bytes.position()) & 0xff;
                throw source.error(
                        line, "UTF-8 text", "the byte 0x" + Integer.toHexString(wrong) + "; save the file as UTF-8");
            }
            if (ended) {
                return -1;
            }
            fill();
        }
    }

    private void fill() throws IOException {
        bytes.compact();
        int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
        if (count < 0) {
            ended = true;
        } else {
            bytes.position(bytes.position() + count);
        }
        bytes.flip();
    }

    private void countLines(char[] buffer, int offset, int count) {
        for (int i = offset; i < offset + count; i++) {
            if (buffer[i] == '\r' || buffer[i] == '\n' && !afterReturn) {
                line++;
            }
            afterReturn = buffer[i] == '\r';
        }
    }

    /** Leaves the stream open: it is its opener's to close. */
    @Override
    public void close() {}
}
