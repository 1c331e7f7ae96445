package io.limpid.demo.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What went wrong, for a person and for a program, as RFC 9457 wants it. The detail never repeats text of the request:
 * columns and models are named from what the server knows.
 *
 * @param status the HTTP status
 * @param title the kind of problem, the same for every problem of that kind
 * @param detail one sentence about this one
 * @param column the column it is about, when it is about one
 */
record Problem(int status, String title, String detail, Optional<String> column) {

    /** The media type of the JSON form. */
    static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(int status, String title, String detail) {
        return new Problem(status, title, detail, Optional.empty());
    }

    /** A request that cannot be read. */
    static Problem malformed(String detail) {
        return of(400, "Malformed request", detail);
    }

    /** A request that can be read, but asks for what cannot be. */
    static Problem invalid(String detail) {
        return of(422, "Invalid values", detail);
    }

    /** A value that does not fit its column. */
    static Problem column(String column, String detail) {
        return new Problem(422, "Invalid values", "column \"" + column + "\": " + detail, Optional.of(column));
    }

    static Problem notFound(String detail) {
        return of(404, "Not found", detail);
    }

    static Problem forbidden(String detail) {
        return of(403, "Forbidden", detail);
    }

    static Problem unsupported(String detail) {
        return of(415, "Unsupported media type", detail);
    }

    static Problem tooLarge(long limit) {
        return of(413, "Request too large", "body: expected at most " + limit + " bytes, got more");
    }

    static Problem busy(String detail) {
        return of(503, "Not now", detail);
    }

    static Problem tooSlow(String detail) {
        return of(504, "Took too long", detail);
    }

    ProblemException exception() {
        return new ProblemException(this);
    }

    /** The members of the JSON form. */
    Map<String, Object> json() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", "about:blank");
        members.put("title", title);
        members.put("status", status);
        members.put("detail", detail);
        column.ifPresent(name -> members.put("column", name));
        return members;
    }
}
