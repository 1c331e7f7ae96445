package io.limpid.core.modelfile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.text.Quoted;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads a schema token by token, so that every complaint has its line and column. */
final class SchemaReader {

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(8)
                    .maxTokenCount(FileFormat.MAX_TOKENS)
                    .maxDocumentLength(FileFormat.MAX_HEADER_BYTES)
                    .maxStringLength(FileFormat.MAX_TEXT_LENGTH)
                    .maxNameLength(FileFormat.MAX_NAME_LENGTH)
                    .maxNumberLength(64)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private final String name;
    private final JsonParser json;
    private final Set<String> names = new HashSet<>();
    private long characters;

    private SchemaReader(String name, JsonParser json) {
        // A line break in it would break the message.
        this.name = Quoted.escaped(name);
        this.json = json;
    }

    /**
     * The schema that a text says.
     *
     * @param name what stands for the text in messages
     * @throws ModelFormatException when it says none
     */
    static Schema read(String name, String text) {
        try (JsonParser json = JSON.createParser(text)) {
            SchemaReader reader = new SchemaReader(name, json);
            try {
                return reader.schema();
            } catch (JsonProcessingException e) {
                JsonLocation at = e.getLocation() == null ? json.currentLocation() : e.getLocation();
                String got = e instanceof JsonEOFException
                        ? "the end of the text"
                        : FileFormat.shown(Quoted.escaped(e.getOriginalMessage()));
                throw reader.bad(at, "a schema as JSON", got);
            }
        } catch (IOException e) {
            throw new ModelFormatException(Quoted.escaped(name + ": expected a schema as JSON, got " + e), e);
        }
    }

    private Schema schema() throws IOException {
        expect(json.nextToken(), JsonToken.START_OBJECT, "an object with \"fields\"");
        List<Field> fields = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            if (!json.currentName().equals("fields")) {
                throw bad("only the key \"fields\"", Quoted.of(json.currentName()));
            }
            expect(json.nextToken(), JsonToken.START_ARRAY, "a list of fields");
            fields = fields();
        }
        if (fields == null) {
            throw bad("a key \"fields\"", "none");
        }
        JsonToken behind = json.nextToken();
        if (behind != null) {
            throw bad("one object", "more behind it");
        }
        return new Schema(fields);
    }

    private List<Field> fields() throws IOException {
        List<Field> fields = new ArrayList<>();
        for (JsonToken item = json.nextToken(); item != JsonToken.END_ARRAY; item = json.nextToken()) {
            expect(item, JsonToken.START_OBJECT, "a field as an object");
            if (fields.size() == FileFormat.MAX_COLUMNS) {
                throw bad("at most " + FileFormat.MAX_COLUMNS + " fields", "more");
            }
            fields.add(field());
        }
        return fields;
    }

    private Field field() throws IOException {
        JsonLocation start = json.currentTokenLocation();
        Optional<String> column = Optional.empty();
        Optional<String> type = Optional.empty();
        Optional<List<String>> levels = Optional.empty();
        Field.Flag[] flags = {};
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            JsonLocation at = json.currentTokenLocation();
            JsonToken value = json.nextToken();
            switch (key) {
                case "name" -> column = Optional.of(columnName(value));
                case "type" -> type = Optional.of(type(value));
                case "levels" -> levels = Optional.of(texts(value, FileFormat.MAX_LEVELS, "levels"));
                case "flags" -> flags = flags(value);
                default -> throw bad(at, "only the keys name, type, levels and flags", Quoted.of(key));
            }
        }
        if (column.isEmpty() || type.isEmpty()) {
            throw bad(start, "a field with a name and a type", column.isEmpty() ? "no name" : "no type");
        }
        characters += SchemaFile.characters(column.get(), levels.orElse(List.of()));
        if (characters > FileFormat.MAX_SCHEMA_CHARACTERS) {
            throw bad(
                    start,
                    "at most " + FileFormat.MAX_SCHEMA_CHARACTERS
                            + " characters of names, a column's before each of its levels",
                    "more");
        }
        if (type.get().equals(SchemaFile.CATEGORICAL)) {
            return new Field.Categorical(column.get(), levels.orElse(List.of())).withFlags(flags);
        }
        if (levels.isPresent()) {
            throw bad(start, "levels of categorical fields only", "them in the numeric " + Quoted.of(column.get()));
        }
        return new Field.Numeric(column.get()).withFlags(flags);
    }

    private String columnName(JsonToken value) throws IOException {
        String column = text(value, "a name");
        if (column.isBlank() || column.length() > FileFormat.MAX_NAME_LENGTH) {
            throw bad("a name of 1 to " + FileFormat.MAX_NAME_LENGTH + " characters", Quoted.of(column));
        }
        if (!names.add(column)) {
            throw bad("each name once", Quoted.of(column) + " twice");
        }
        return column;
    }

    private String type(JsonToken value) throws IOException {
        String type = text(value, "a type");
        if (!type.equals(SchemaFile.NUMERIC) && !type.equals(SchemaFile.CATEGORICAL)) {
            throw bad("numeric or categorical", Quoted.of(type));
        }
        return type;
    }

    private Field.Flag[] flags(JsonToken value) throws IOException {
        List<Field.Flag> flags = new ArrayList<>();
        JsonLocation at = json.currentTokenLocation();
        for (String text : texts(value, Field.Flag.values().length, "flags")) {
            flags.add(Stream.of(Field.Flag.values())
                    .filter(flag -> SchemaFile.written(flag).equals(text))
                    .findFirst()
                    .orElseThrow(() -> bad(at, "flags among personal, protected and immutable", Quoted.of(text))));
        }
        return flags.toArray(Field.Flag[]::new);
    }

    private List<String> texts(JsonToken start, int most, String what) throws IOException {
        expect(start, JsonToken.START_ARRAY, "a list of " + what);
        List<String> texts = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (JsonToken item = json.nextToken(); item != JsonToken.END_ARRAY; item = json.nextToken()) {
            String text = text(item, "text among the " + what);
            if (!seen.add(text)) {
                throw bad("distinct " + what, Quoted.of(text) + " twice");
            }
            if (seen.size() > most) {
                throw bad("at most " + most + " " + what, "more");
            }
            texts.add(text);
        }
        return texts;
    }

    private String text(JsonToken value, String expected) throws IOException {
        expect(value, JsonToken.VALUE_STRING, expected);
        String text = json.getText();
        if (!FileFormat.isUnicode(text)) {
            throw bad("Unicode text", "half a surrogate pair");
        }
        return text;
    }

    private void expect(JsonToken got, JsonToken wanted, String expected) {
        if (got != wanted) {
            throw bad(expected, got == null ? "the end of the text" : kind(got));
        }
    }

    private static String kind(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "a list";
            case VALUE_STRING -> "text";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "a boolean";
            case VALUE_NULL -> "null";
            default -> "the end of it";
        };
    }

    private ModelFormatException bad(String expected, String got) {
        return bad(json.currentTokenLocation(), expected, got);
    }

    private ModelFormatException bad(JsonLocation at, String expected, String got) {
        return new ModelFormatException(name + ", line " + at.getLineNr() + ", column " + Math.max(1, at.getColumnNr())
                + ": expected " + expected + ", got " + got);
    }
}
