package io.limpid.core.csv;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/** The texts that stand for a missing value; spaces around them do not count. Immutable. */
final class MissingMarkers {

    private final byte[][] markers;

    /** Whether a cell that starts with this byte may be a marker: a space may be before one. */
    private final boolean[] starts = new boolean[256];

    private final boolean emptyIsMissing;
    private final boolean mayBeNumbers;

    private MissingMarkers(Set<String> texts) {
        markers = texts.stream()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .filter(marker -> marker.length > 0)
                .toArray(byte[][]::new);
        emptyIsMissing = texts.contains("");
        mayBeNumbers = texts.stream().anyMatch(NumberText::matches);
        starts[' '] = true;
        for (byte[] marker : markers) {
            starts[marker[0] & 0xff] = true;
        }
    }

    /** Empty, {@code NA}, {@code NaN} and {@code ?}. */
    static MissingMarkers standard() {
        return of("", "NA", "NaN", "?");
    }

    static MissingMarkers of(String... texts) {
        Set<String> stripped = new LinkedHashSet<>();
        for (String text : texts) {
            int from = 0;
            int to = text.length();
            while (from < to && text.charAt(from) == ' ') {
                from++;
            }
            while (from < to && text.charAt(to - 1) == ' ') {
                to--;
            }
            stripped.add(text.substring(from, to));
        }
        return new MissingMarkers(stripped);
    }

    /** Whether one of them is a number too; otherwise a number need not be compared with them. */
    boolean mayBeNumbers() {
        return mayBeNumbers;
    }

    /** Whether this cell is missing. */
    boolean match(byte[] buffer, int from, int to) {
        if (from == to) {
            return emptyIsMissing;
        }
        return starts[buffer[from] & 0xff] && matchTrimmed(buffer, from, to);
    }

    /** Spaces around are allowed, as around numbers: a padded column of numbers stays one. */
    private boolean matchTrimmed(byte[] buffer, int from, int to) {
        int first = from;
        int last = to;
        while (first < last && buffer[first] == ' ') {
            first++;
        }
        while (first < last && buffer[last - 1] == ' ') {
            last--;
        }
        if (first == last) {
            return emptyIsMissing;
        }
        for (byte[] marker : markers) {
            if (Arrays.equals(buffer, first, last, marker, 0, marker.length)) {
                return true;
            }
        }
        return false;
    }
}
