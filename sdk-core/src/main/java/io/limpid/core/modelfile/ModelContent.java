package io.limpid.core.modelfile;

import io.limpid.core.data.Schema;
import io.limpid.core.text.Quoted;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a model or a part of one consists of, in plain values: texts, numbers, arrays of numbers and further parts, each
 * under a key. Between the objects and the bytes of a file. Its values never change; which of them were asked for is
 * remembered, because a file that holds more than its codec reads is refused. For one thread.
 */
public final class ModelContent {

    private final String kind;
    private final SortedMap<String, Object> attributes;
    private final SortedMap<String, ContentArray> arrays;
    private final SortedMap<String, ModelContent> parts;
    private final ModelCodecs codecs;

    private final ContentComplaint complaint;

    /** What everything decoded with it may make. */
    private final ColumnBudget budget;

    private final Set<String> read = new HashSet<>();

    ModelContent(
            String kind,
            SortedMap<String, Object> attributes,
            SortedMap<String, ContentArray> arrays,
            SortedMap<String, ModelContent> parts,
            ModelCodecs codecs,
            Optional<Place> place,
            ColumnBudget budget) {
        this.kind = kind;
        this.attributes = Collections.unmodifiableSortedMap(attributes);
        this.arrays = Collections.unmodifiableSortedMap(arrays);
        this.parts = Collections.unmodifiableSortedMap(parts);
        this.codecs = codecs;
        this.complaint = new ContentComplaint(kind, place);
        this.budget = budget;
    }

    /** The kind, as its codec names it. */
    public String kind() {
        return kind;
    }

    /** The texts, whole numbers ({@code Long}), numbers ({@code Double}) and lists of texts, by key. */
    SortedMap<String, Object> attributes() {
        return attributes;
    }

    SortedMap<String, ContentArray> arrays() {
        return arrays;
    }

    SortedMap<String, ModelContent> parts() {
        return parts;
    }

    /** A text. */
    public String text(String key) {
        return attribute(key, String.class);
    }

    /** A whole number between two bounds, both inclusive. */
    public long integer(String key, long least, long most) {
        long value = attribute(key, Long.class);
        if (value < least || value > most) {
            throw complaint.of(key, "a whole number from " + least + " to " + most, value);
        }
        return value;
    }

    /** A finite number. */
    public double number(String key) {
        double value = attribute(key, Double.class);
        if (!(Math.abs(value) < Double.POSITIVE_INFINITY)) {
            throw complaint.of(key, "a finite number", value);
        }
        return value;
    }

    /** One constant of an enum. */
    public <E extends Enum<E>> E choice(String key, Class<E> type) {
        String name = text(key);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        throw complaint.of(key, "one of " + List.of(type.getEnumConstants()), Quoted.of(name));
    }

    /** A list of texts. */
    public List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (Object text : attribute(key, List.class)) {
            texts.add((String) text);
        }
        return texts;
    }

    /** An array of finite numbers of the length it must have. */
    public double[] numbers(String key, int length) {
        return numbers(key, length, false);
    }

    /** An array of numbers, finite or NaN, of the length it must have. */
    public double[] numbersOrMissing(String key, int length) {
        return numbers(key, length, true);
    }

    private double[] numbers(String key, int length, boolean missingAllowed) {
        ContentArray.Numbers array = array(key, ContentArray.Type.NUMBERS, ContentArray.Numbers.class, length);
        int bad = array.firstBad(missingAllowed);
        if (bad >= 0) {
            throw complaint.ofArray(key, "finite numbers", array.values()[bad] + " at " + bad);
        }
        return array.values().clone();
    }

    /** An array of bytes of the length it must have. */
    public byte[] bytes(String key, int length) {
        return array(key, ContentArray.Type.BYTES, ContentArray.Bytes.class, length)
                .values()
                .clone();
    }

    private <A extends ContentArray> A array(String key, ContentArray.Type type, Class<A> of, int length) {
        ContentArray array = arrays.get(key);
        read.add("array " + key);
        if (!of.isInstance(array)) {
            throw complaint.ofArray(
                    key, "an array of " + length + " " + type.label, array == null ? "none" : array.type().label);
        }
        if (array.length() != length) {
            throw complaint.ofArray(key, length + " " + type.label, array.length());
        }
        return of.cast(array);
    }

    /** Whether there is a text, a number or a list of texts under this key. */
    public boolean has(String key) {
        return attributes.containsKey(key);
    }

    /** A schema. */
    public Schema schema(String key) {
        return SchemaContent.decode(child(key));
    }

    /** A part of a known kind. */
    public <T> T part(String key, Class<T> type) {
        return codecs.decode(child(key), type, budget);
    }

    /** Whether there is a part under this key. */
    public boolean hasPart(String key) {
        return parts.containsKey(key);
    }

    /** The content of a part, to be looked at: nothing is built from it. */
    public ModelContent content(String key) {
        return child(key).unread();
    }

    /**
     * Counts columns that a codec is about to make beyond those of its schemas, and the characters of their names. All
     * parts of a file share one budget, so that a short file cannot ask for gigabytes of them: to be called before they
     * are made, and with the same numbers when writing ({@link Builder#claimColumns}).
     *
     * @throws ModelFormatException when the parts decoded so far make too many or too long ones
     */
    public void claimColumns(long columns, long characters) {
        budget.claim(columns, characters).ifPresent(problem -> {
            throw new ModelFormatException(complaint.where() + kind + ": " + problem);
        });
    }

    /** The content under a key, not decoded. */
    ModelContent child(String key) {
        ModelContent child = parts.get(key);
        read.add("part " + key);
        if (child == null) {
            throw complaint.of(key, "a part", "none");
        }
        return child;
    }

    /** The same content of which nothing has been asked yet. */
    ModelContent unread() {
        return unread(budget);
    }

    /** The same content of which nothing has been asked yet, to be decoded within a budget. */
    ModelContent unread(ColumnBudget shared) {
        return new ModelContent(kind, attributes, arrays, parts, codecs, complaint.place(), shared);
    }

    /** Returns when everything in it has been asked for. */
    void requireAllRead() {
        attributes.keySet().forEach(key -> requireRead("", key));
        arrays.keySet().forEach(key -> requireRead("array ", key));
        parts.keySet().forEach(key -> requireRead("part ", key));
    }

    private void requireRead(String what, String key) {
        if (!read.contains((what.isEmpty() ? "attribute " : what) + key)) {
            throw new ModelFormatException(complaint.where() + kind + ": expected only what this kind consists of, got "
                    + what + Quoted.of(key));
        }
    }

    /** Returns when it is of this kind. */
    void requireKind(String expected) {
        if (!kind.equals(expected)) {
            throw new ModelFormatException("kind " + Quoted.of(kind) + ": expected \"" + expected + "\" here");
        }
    }

    private <T> T attribute(String key, Class<T> type) {
        Object value = attributes.get(key);
        read.add("attribute " + key);
        if (!type.isInstance(value)) {
            String wanted = type == Long.class ? "a whole number" : type == Double.class ? "a number" : "text";
            throw complaint.of(key, type == List.class ? "a list of texts" : wanted, ContentComplaint.described(value));
        }
        return type.cast(value);
    }

    /** Collects content; each key once. */
    public static final class Builder {

        private final String kind;
        private final ModelCodecs codecs;
        private final ColumnBudget budget;
        private final SortedMap<String, Object> attributes = new TreeMap<>();
        private final SortedMap<String, ContentArray> arrays = new TreeMap<>();
        private final SortedMap<String, ModelContent> parts = new TreeMap<>();

        Builder(String kind, ModelCodecs codecs) {
            this(kind, codecs, new ColumnBudget());
        }

        Builder(String kind, ModelCodecs codecs, ColumnBudget budget) {
            this.kind = kind;
            this.codecs = codecs;
            this.budget = budget;
        }

        /**
         * Adds a text.
         *
         * @throws IllegalArgumentException when it holds half a surrogate pair, which is no Unicode
         */
        public Builder text(String key, String value) {
            return put(attributes, key, requireUnicode(key, value));
        }

        /** Adds a whole number. */
        public Builder integer(String key, long value) {
            return put(attributes, key, value);
        }

        /**
         * Adds a number.
         *
         * @throws IllegalArgumentException when it is not finite
         */
        public Builder number(String key, double value) {
            if (!(Math.abs(value) < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        kind + ", " + Quoted.of(key) + ": expected a finite number, got " + value);
            }
            return put(attributes, key, value);
        }

        /** Adds an enum constant. */
        public Builder choice(String key, Enum<?> value) {
            return put(attributes, key, value.name());
        }

        /** Adds a list of texts. */
        public Builder texts(String key, List<String> values) {
            values.forEach(value -> requireUnicode(key, value));
            return put(attributes, key, List.copyOf(values));
        }

        /**
         * Adds an array of finite numbers, to be read by {@link ModelContent#numbers}.
         *
         * @throws IllegalArgumentException when one is infinite or NaN; the message has the key
         */
        public Builder numbers(String key, double[] values) {
            return array(key, values, false);
        }

        /**
         * Adds an array of numbers, finite or NaN, to be read by {@link ModelContent#numbersOrMissing}.
         *
         * @throws IllegalArgumentException when one is infinite; the message has the key
         */
        public Builder numbersOrMissing(String key, double[] values) {
            return array(key, values, true);
        }

        /** Adds an array of bytes, to be read by {@link ModelContent#bytes}. */
        public Builder bytes(String key, byte[] values) {
            return put(arrays, key, new ContentArray.Bytes(values.clone()));
        }

        private Builder array(String key, double[] values, boolean missingAllowed) {
            ContentArray.Numbers array = new ContentArray.Numbers(values.clone());
            int bad = array.firstBad(missingAllowed);
            if (bad >= 0) {
                throw new IllegalArgumentException(
                        kind + ", " + Quoted.of(key) + ": expected finite numbers, got " + values[bad] + " at " + bad);
            }
            return put(arrays, key, array);
        }

        /** Adds a schema. */
        public Builder schema(String key, Schema schema) {
            return content(key, SchemaContent.encode(schema, codecs));
        }

        /**
         * Adds a part.
         *
         * @throws IllegalArgumentException when no codec at hand knows its type
         */
        public Builder part(String key, Object part) {
            return content(key, codecs.encode(part, budget));
        }

        /**
         * Counts the columns that the codec will make when it decodes, and the characters of their names, as
         * {@link ModelContent#claimColumns} will.
         *
         * @throws IllegalArgumentException when all parts together make too many or too long ones to be read back
         */
        public Builder claimColumns(long columns, long characters) {
            budget.claim(columns, characters).ifPresent(problem -> {
                throw new IllegalArgumentException(kind + ": " + problem);
            });
            return this;
        }

        /** Adds content under a key. */
        Builder content(String key, ModelContent content) {
            return put(parts, key, content);
        }

        private String requireUnicode(String key, String text) {
            if (!FileFormat.isUnicode(Objects.requireNonNull(text, key))) {
                throw new IllegalArgumentException(
                        kind + ", " + Quoted.of(key) + ": expected Unicode text, got half a surrogate pair");
            }
            return text;
        }

        private <V> Builder put(SortedMap<String, V> map, String key, V value) {
            requireUnicode("key", key);
            if (key.length() > FileFormat.MAX_NAME_LENGTH) {
                throw new IllegalArgumentException(kind + ", " + Quoted.of(key) + ": expected a key of at most "
                        + FileFormat.MAX_NAME_LENGTH + " characters, got " + key.length());
            }
            if (map.putIfAbsent(key, value) != null) {
                throw new IllegalArgumentException("key " + Quoted.of(key) + ": expected once, got twice");
            }
            return this;
        }

        ModelContent build() {
            return new ModelContent(kind, attributes, arrays, parts, codecs, Optional.empty(), new ColumnBudget());
        }
    }
}
