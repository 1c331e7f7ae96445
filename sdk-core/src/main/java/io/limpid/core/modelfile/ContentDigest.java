package io.limpid.core.modelfile;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * SHA-256 over content in a canonical order and binary form, so that equal contents have equal digests whatever wrote
 * them. All numbers are big-endian and of 8 bytes; a text is its number of UTF-8 bytes and these; a content is its
 * kind, then its attributes, arrays and parts, each group led by its size and in ascending order of keys; an
 * attribute's value is led by 1 for a text, 2 for a whole number, 3 for a number, 4 for a list of texts. NaN is always
 * {@code 7ff8000000000000}. Where a content has arrays of bytes, -1, which is no size, and the group of these follow.
 */
final class ContentDigest {

    private static final String VERSION = "limpid content 1";
    private static final int BLOCK = 8_192;

    private final MessageDigest digest = sha256();
    private final ByteBuffer buffer = ByteBuffer.allocate(BLOCK);

    private ContentDigest() {}

    static String of(ModelContent content) {
        ContentDigest walk = new ContentDigest();
        walk.text(VERSION);
        walk.content(content);
        walk.flush();
        return HexFormat.of().formatHex(walk.digest.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: expected on every Java platform, got none", e);
        }
    }

    private void content(ModelContent content) {
        text(content.kind());
        number(content.attributes().size());
        for (Map.Entry<String, Object> attribute : content.attributes().entrySet()) {
            text(attribute.getKey());
            attribute(attribute.getValue());
        }
        arrays(content, ContentArray.Type.NUMBERS);
        number(content.parts().size());
        for (Map.Entry<String, ModelContent> part : content.parts().entrySet()) {
            text(part.getKey());
            content(part.getValue());
        }
        if (content.arrays().values().stream().anyMatch(array -> array.type() == ContentArray.Type.BYTES)) {
            number(-1);
            arrays(content, ContentArray.Type.BYTES);
        }
    }

    private void arrays(ModelContent content, ContentArray.Type type) {
        number(content.arrays().values().stream()
                .filter(array -> array.type() == type)
                .count());
        for (Map.Entry<String, ContentArray> array : content.arrays().entrySet()) {
            if (array.getValue().type() == type) {
                text(array.getKey());
                number(array.getValue().length());
                elements(array.getValue());
            }
        }
    }

    private void elements(ContentArray array) {
        flush();
        int block = BLOCK / array.type().width;
        for (int from = 0; from < array.length(); from += block) {
            array.put(from, Math.min(array.length(), from + block), buffer);
            flush();
        }
    }

    private void attribute(Object value) {
        if (value instanceof String text) {
            number(1);
            text(text);
        } else if (value instanceof Long number) {
            number(2);
            number(number);
        } else if (value instanceof Double number) {
            number(3);
            number(Double.doubleToLongBits(number));
        } else {
            List<?> texts = (List<?>) value;
            number(4);
            number(texts.size());
            for (Object text : texts) {
                text((String) text);
            }
        }
    }

    private void text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        number(bytes.length);
        flush();
        digest.update(bytes);
    }

    private void number(long value) {
        if (buffer.remaining() < Long.BYTES) {
            flush();
        }
        buffer.putLong(value);
    }

    private void flush() {
        digest.update(buffer.flip());
        buffer.clear();
    }
}
