package io.limpid.demo.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads request bodies up to a limit, whatever length they claim. */
final class Body {

    private Body() {}

    /**
     * All bytes.
     *
     * @throws ProblemException when there are more than the limit
     */
    static byte[] bytes(Context ctx, int limit) {
        try {
            InputStream in = ctx.req().getInputStream();
            byte[] body = in.readNBytes(limit + 1);
            if (body.length > limit) {
                // Reads on for a while: a client cut off in the middle of sending may never hear why.
                in.readNBytes(3 * limit);
                throw Problem.tooLarge(limit).exception();
            }
            return body;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The fields of a form, each once.
     *
     * @throws ProblemException when it is too large, not well-formed, or names a field twice
     */
    static Map<String, String> form(Context ctx, int limit) {
        String text = new String(bytes(ctx, limit), StandardCharsets.UTF_8);
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : text.split("&")) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            try {
                String before = fields.putIfAbsent(
                        URLDecoder.decode(name, StandardCharsets.UTF_8),
                        URLDecoder.decode(value, StandardCharsets.UTF_8));
                if (before != null) {
                    throw Problem.malformed("form: expected each field once, got one twice")
                            .exception();
                }
            } catch (IllegalArgumentException badEscape) {
                throw Problem.malformed("form: expected URL-encoded fields, got an escape that is none")
                        .exception();
            }
        }
        return fields;
    }
}
