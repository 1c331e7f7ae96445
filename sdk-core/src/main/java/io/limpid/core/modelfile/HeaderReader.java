package io.limpid.core.modelfile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
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
                    .maxNameLength(FileFormat.MAX_TEXT_LENGTH)
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
            throw bad("header, \"formatVersion\"", FileFormat.MAJOR + ".x", shortened(found));
        }
    }

    private void header() throws IOException {
        expect(json.nextToken(), JsonToken.START_OBJECT, "header", "a JSON object");
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            JsonToken value = json.nextToken();
            switch (key) {
                case "formatVersion" -> text("header, \"formatVersion\"", value);
                case "library" -> library = text("header, \"library\"", value);
                case "kind" -> kind = text("header, \"kind\"", value);
                case FileFormat.MODEL -> model = content(FileFormat.MODEL, value);
                case FileFormat.RECORD -> record = content(FileFormat.RECORD, value);
                case FileFormat.PARTS -> parts(FileFormat.PARTS, value, parts);
                case "sections" -> sections = sections(value);
                default -> throw unknown("header", key);
            }
        }
        JsonToken after = json.nextToken();
        if (after != null) {
            throw bad("header", "one JSON object", after + " behind it");
        }
    }

    private Header checked() {
        requirePresent("library", library);
        requirePresent("kind", kind);
        requirePresent(FileFormat.MODEL, model);
        requirePresent(FileFormat.RECORD, record);
        requirePresent("sections", sections);
        if (!kind.equals(model.kind)) {
            throw bad("header, \"kind\"", "the model's kind \"" + shortened(model.kind) + "\"", shortened(kind));
        }
        return new Header(library, model, record, parts, sections);
    }

    private ContentNode content(String path, JsonToken start) throws IOException {
        expect(start, JsonToken.START_OBJECT, path, "an object");
        ContentNode node = new ContentNode();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            JsonToken value = json.nextToken();
            switch (key) {
                case "kind" -> node.kind = text(path + ", \"kind\"", value);
                case "attributes" -> attributes(path, value, node.attributes);
                case FileFormat.PARTS -> parts(path, value, node.parts);
                default -> throw unknown(path, key);
            }
        }
        if (node.kind == null) {
            throw bad(path, "a \"kind\"", "none");
        }
        return node;
    }

    private void parts(String path, JsonToken start, SortedMap<String, ContentNode> into) throws IOException {
        expect(start, JsonToken.START_OBJECT, path + ", \"parts\"", "an object");
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            requireUnicode(path + ", \"parts\"", key);
            into.put(key, content(path + FileFormat.SEPARATOR + FileFormat.step(key), json.nextToken()));
        }
    }

    private void attributes(String path, JsonToken start, SortedMap<String, Object> into) throws IOException {
        expect(start, JsonToken.START_OBJECT, path + ", \"attributes\"", "an object");
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = requireUnicode(path, json.currentName());
            String where = path + ", \"" + shortened(key) + "\"";
            JsonToken value = json.nextToken();
            into.put(key, attribute(where, value));
        }
    }

    private Object attribute(String where, JsonToken value) throws IOException {
        switch (value) {
            case VALUE_STRING:
                return text(where, value);
            case VALUE_NUMBER_INT:
                if (json.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
                    throw bad(where, "a whole number of 64 bits", shortened(json.getText()));
                }
                return json.getLongValue();
            case VALUE_NUMBER_FLOAT:
                double number = json.getDoubleValue();
                if (!(Math.abs(number) < Double.POSITIVE_INFINITY)) {
                    throw bad(where, "a finite number", shortened(json.getText()));
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
        expect(start, JsonToken.START_ARRAY, "sections", "a list");
        List<Section> table = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (JsonToken item = json.nextToken(); item != JsonToken.END_ARRAY; item = json.nextToken()) {
            expect(item, JsonToken.START_OBJECT, "sections", "objects");
            Section section = section();
            if (!names.add(section.name())) {
                throw bad("section \"" + shortened(section.name()) + "\"", "one of that name", "two");
            }
            table.add(section);
        }
        return table;
    }

    private Section section() throws IOException {
        String name = null;
        long count = -1;
        String sha256 = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            JsonToken value = json.nextToken();
            switch (key) {
                case "name" -> name = text("sections, \"name\"", value);
                case "count" -> count = attribute("sections, \"count\"", value) instanceof Long number ? number : -1;
                case "sha256" -> sha256 = text("sections, \"sha256\"", value);
                default -> throw unknown("sections", key);
            }
        }
        if (name == null || sha256 == null || !sha256.matches("[0-9a-f]{64}")) {
            throw bad("sections", "a name, a count and a SHA-256 each", shortened(name + ", " + sha256));
        }
        if (!(count >= 0 && count <= FileFormat.MAX_SECTION_BYTES / Double.BYTES)) {
            throw bad(
                    "section \"" + shortened(name) + "\"",
                    "0 to " + FileFormat.MAX_SECTION_BYTES / Double.BYTES + " numbers",
                    count);
        }
        return new Section(name, (int) count, sha256);
    }

    private String text(String where, JsonToken value) throws IOException {
        expect(value, JsonToken.VALUE_STRING, where, "a text");
        return requireUnicode(where, json.getText());
    }

    private static String requireUnicode(String where, String text) {
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

    private static void expect(JsonToken got, JsonToken wanted, String where, String expected) {
        if (got != wanted) {
            throw bad(where, expected, got == null ? "the end" : got);
        }
    }

    private static ModelFormatException unknown(String where, String key) {
        return bad(
                where,
                "only keys of format version " + FileFormat.MAJOR + "." + FileFormat.MINOR,
                "\"" + shortened(key) + "\"");
    }

    private static ModelFormatException bad(String where, String expected, Object got) {
        return new ModelFormatException(where + ": expected " + expected + ", got " + got);
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    private static String reason(IOException e) {
        return e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.toString();
    }
}
