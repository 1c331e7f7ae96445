package io.limpid.core.modelfile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.limpid.core.text.Quoted;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads a header token by token: a stranger's text never becomes more objects than the limits allow. */
final class HeaderReader {

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(FileFormat.MAX_DEPTH)
                    .maxTokenCount(FileFormat.MAX_TOKENS)
                    .maxDocumentLength(FileFormat.MAX_HEADER_BYTES)
                    .maxStringLength(FileFormat.MAX_TEXT_LENGTH)
                    // Jackson counts bytes, up to four a character; the characters are counted in key().
                    .maxNameLength(4 * FileFormat.MAX_NAME_LENGTH)
                    .maxNumberLength(64)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private final JsonParser json;
    private String library;
    private String kind;
    private ContentNode model;
    private ContentNode record;
    private final SortedMap<String, ContentNode> parts = new TreeMap<>();
    private List<Section> sections;

    private HeaderReader(JsonParser json) {
        this.json = json;
    }

    /**
     * What the bytes of a header say.
     *
     * @throws ModelFormatException when they are no header of this format
     */
    static Header read(byte[] bytes) {
        requireVersion(bytes);
        try (JsonParser json = JSON.createParser(bytes)) {
            HeaderReader reader = new HeaderReader(json);
            reader.header();
            return reader.checked();
        } catch (JsonProcessingException e) {
            throw new ModelFormatException("header: expected one JSON object of this format, got " + reason(e), e);
        } catch (IOException e) {
            throw new ModelFormatException("header: expected one JSON object of this format, got " + e, e);
        }
    }

    /** Looks for the version first, wherever it stands: a later one may have keys unknown here. */
    private static void requireVersion(byte[] bytes) {
        String found = "none";
        try (JsonParser json = JSON.createParser(bytes)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw bad("header", "a JSON object", json.currentToken());
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean version = json.currentName().equals("formatVersion");
                json.nextToken();
                if (version) {
                    found = json.getText();
                    break;
                }
                json.skipChildren();
            }
        } catch (IOException e) {
            throw new ModelFormatException("header: expected one JSON object of this format, got " + reason(e), e);
        }
        if (!found.matches(FileFormat.MAJOR + "\\.[0-9]{1,9}")) {
            throw bad("header, \"formatVersion\"", FileFormat.MAJOR + ".x", Quoted.of(found));
        }
    }

    private void header() throws IOException {
        Place header = Place.of("header");
        expect(json.nextToken(), JsonToken.START_OBJECT, header, "a JSON object");
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = key(header);
            JsonToken value = json.nextToken();
            switch (key) {
                case "formatVersion" -> text(header.key(key), value);
                case "library" -> library = text(header.key(key), value);
                case "kind" -> kind = text(header.key(key), value);
                case FileFormat.MODEL -> model = content(Place.of(key), value);
                case FileFormat.RECORD -> record = content(Place.of(key), value);
                case FileFormat.PARTS -> parts(Place.of(key), value, parts);
                case "sections" -> sections = sections(value);
                default -> throw unknown(header, key);
            }
        }
        JsonToken after = json.nextToken();
        if (after != null) {
            throw bad(header, "one JSON object", after + " behind it");
        }
    }

    private Header checked() {
        requirePresent("library", library);
        requirePresent("kind", kind);
        requirePresent(FileFormat.MODEL, model);
        requirePresent(FileFormat.RECORD, record);
        requirePresent("sections", sections);
        if (!kind.equals(model.kind)) {
            throw bad("header, \"kind\"", "the model's kind " + Quoted.of(model.kind), Quoted.of(kind));
        }
        requireSchemasWithinLimit();
        return new Header(library, model, record, parts, sections);
    }

    private void requireSchemasWithinLimit() {
        long characters = SchemaContent.characters(model) + SchemaContent.characters(record);
        for (ContentNode part : parts.values()) {
            characters += SchemaContent.characters(part);
        }
        if (characters > FileFormat.MAX_SCHEMA_CHARACTERS) {
            throw bad(
                    "schemas",
                    "at most " + FileFormat.MAX_SCHEMA_CHARACTERS
                            + " characters of names, a column's before each of its levels",
                    characters);
        }
    }

    private ContentNode content(Place place, JsonToken start) throws IOException {
        expect(start, JsonToken.START_OBJECT, place, "an object");
        ContentNode node = new ContentNode();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = key(place);
            JsonToken value = json.nextToken();
            switch (key) {
                case "kind" -> node.kind = name(place.key(key), text(place.key(key), value));
                case "attributes" -> attributes(place, value, node.attributes);
                case FileFormat.PARTS -> parts(place, value, node.parts);
                default -> throw unknown(place, key);
            }
        }
        if (node.kind == null) {
            throw bad(place, "a \"kind\"", "none");
        }
        return node;
    }

    private void parts(Place place, JsonToken start, SortedMap<String, ContentNode> into) throws IOException {
        expect(start, JsonToken.START_OBJECT, place.key(FileFormat.PARTS), "an object");
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = key(place.key(FileFormat.PARTS));
            into.put(key, content(place.part(key), json.nextToken()));
        }
    }

    private void attributes(Place place, JsonToken start, SortedMap<String, Object> into) throws IOException {
        expect(start, JsonToken.START_OBJECT, place.key("attributes"), "an object");
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = key(place);
            into.put(key, attribute(place.key(key), json.nextToken()));
        }
    }

    private Object attribute(Place where, JsonToken value) throws IOException {
        switch (value) {
            case VALUE_STRING:
                return text(where, value);
            case VALUE_NUMBER_INT:
                if (json.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
                    throw bad(where, "a whole number of 64 bits", Quoted.of(json.getText()));
                }
                return json.getLongValue();
            case VALUE_NUMBER_FLOAT:
                double number = json.getDoubleValue();
                if (!(Math.abs(number) < Double.POSITIVE_INFINITY)) {
                    throw bad(where, "a finite number", Quoted.of(json.getText()));
                }
                return number;
            case START_ARRAY:
                List<String> texts = new ArrayList<>();
                for (JsonToken item = json.nextToken(); item != JsonToken.END_ARRAY; item = json.nextToken()) {
                    texts.add(text(where, item));
                }
                return List.copyOf(texts);
            default:
                throw bad(where, "a text, a number or a list of texts", value);
        }
    }

    private List<Section> sections(JsonToken start) throws IOException {
        Place place = Place.of("sections");
        expect(start, JsonToken.START_ARRAY, place, "a list");
        List<Section> table = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (JsonToken item = json.nextToken(); item != JsonToken.END_ARRAY; item = json.nextToken()) {
            expect(item, JsonToken.START_OBJECT, place, "objects");
            Section section = section(place);
            if (!names.add(section.name())) {
                throw bad(section.place(), "one of that name", "two");
            }
            table.add(section);
        }
        return table;
    }

    private Section section(Place place) throws IOException {
        String name = null;
        ContentArray.Type type = ContentArray.Type.NUMBERS;
        long count = -1;
        String sha256 = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = key(place);
            JsonToken value = json.nextToken();
            switch (key) {
                case "name" -> name = text(place.key(key), value);
                case "type" -> type = type(place.key(key), text(place.key(key), value));
                case "count" -> count = attribute(place.key(key), value) instanceof Long number ? number : -1;
                case "sha256" -> sha256 = text(place.key(key), value);
                default -> throw unknown(place, key);
            }
        }
        if (name == null || sha256 == null || !sha256.matches("[0-9a-f]{64}")) {
            throw bad(place, "a name, a count and a SHA-256 each", FileFormat.shown(name + ", " + sha256));
        }
        int most = FileFormat.MAX_SECTION_BYTES / type.width;
        if (!(count >= 0 && count <= most)) {
            throw bad(new Section(name, type, 0, sha256).place(), "0 to " + most + " " + type.label, count);
        }
        return new Section(name, type, (int) count, sha256);
    }

    private static ContentArray.Type type(Place where, String label) {
        for (ContentArray.Type type : ContentArray.Type.values()) {
            if (type.label.equals(label)) {
                return type;
            }
        }
        throw bad(where, "\"numbers\" or \"bytes\"", Quoted.of(label));
    }

    /** The key that the parser stands at. */
    private String key(Place place) throws IOException {
        return name(place, requireUnicode(place, json.currentName()));
    }

    private static String name(Place place, String text) {
        if (text.length() > FileFormat.MAX_NAME_LENGTH) {
            throw bad(
                    place,
                    "names of at most " + FileFormat.MAX_NAME_LENGTH + " characters",
                    text.length() + " in " + Quoted.of(text));
        }
        return text;
    }

    private String text(Place where, JsonToken value) throws IOException {
        expect(value, JsonToken.VALUE_STRING, where, "a text");
        return requireUnicode(where, json.getText());
    }

    private static String requireUnicode(Place where, String text) {
        if (!FileFormat.isUnicode(text)) {
            throw bad(where, "Unicode text", "half a surrogate pair");
        }
        return text;
    }

    private static void requirePresent(String key, Object value) {
        if (value == null) {
            throw bad("header", "a key \"" + key + "\"", "none");
        }
    }

    private static void expect(JsonToken got, JsonToken wanted, Place where, String expected) {
        if (got != wanted) {
            throw bad(where, expected, got == null ? "the end" : got);
        }
    }

    private static ModelFormatException unknown(Place where, String key) {
        return bad(where, "only keys of format version " + FileFormat.MAJOR + "." + FileFormat.MINOR, Quoted.of(key));
    }

    private static ModelFormatException bad(Object where, String expected, Object got) {
        return new ModelFormatException(where + ": expected " + expected + ", got " + got);
    }

    private static String reason(IOException e) {
        return e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.toString();
    }
}
