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

/** Decodes UTF-8, and names the line of a byte that is not. */
final class Utf8Reader extends Reader {

    private final Source source;
    private final InputStream in;
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).flip();
    private final CharsetDecoder decoder = decoder();
    private boolean ended;
    private boolean afterReturn;
    private long line;

    /** Starts in this line. */
    Utf8Reader(Source source, InputStream in, long line) {
        this.source = source;
        this.in = in;
        this.line = line;
    }

    /** Whether these bytes are UTF-8. */
    static boolean valid(byte[] buffer, int from, int to) {
        if (Words.ascii(buffer, from, to)) {
            return true;
        }
        ByteBuffer bytes = ByteBuffer.wrap(buffer, from, to - from);
        CharBuffer scratch = CharBuffer.allocate(1 << 13);
        CharsetDecoder decoder = decoder();
        CoderResult result;
        do {
            result = decoder.decode(bytes, scratch.clear(), true);
        } while (result.isOverflow());
        return !result.isError();
    }

    private static CharsetDecoder decoder() {
        return StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        while (true) {
            CharBuffer out = CharBuffer.wrap(buffer, offset, length).slice();
            CoderResult result = decoder.decode(bytes, out, ended);
            int count = out.position();
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
