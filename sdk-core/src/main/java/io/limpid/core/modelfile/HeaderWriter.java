package io.limpid.core.modelfile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** Writes a header as JSON, keys in a fixed order. */
final class HeaderWriter {

    private static final JsonFactory JSON = new JsonFactory();

    private final JsonGenerator json;

    private HeaderWriter(JsonGenerator json) {
        this.json = json;
    }

    static byte[] write(
            String library,
            ModelContent model,
            ModelContent record,
            Map<String, ModelContent> parts,
            List<Section> sections) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            boolean asBytes = sections.stream().anyMatch(section -> section.type() == ContentArray.Type.BYTES);
            int minor = asBytes ? FileFormat.MINOR : FileFormat.FIRST_MINOR;
            json.writeStringField("formatVersion", FileFormat.MAJOR + "." + minor);
            json.writeStringField("library", library);
            json.writeStringField("kind", model.kind());
            HeaderWriter writer = new HeaderWriter(json);
            writer.content(FileFormat.MODEL, model);
            writer.content(FileFormat.RECORD, record);
            writer.parts(parts);
            writer.sections(sections);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("header: expected JSON in memory to be written", e);
        }
        return bytes.toByteArray();
    }

    private void content(String key, ModelContent content) throws IOException {
        json.writeObjectFieldStart(key);
        json.writeStringField("kind", content.kind());
        if (!content.attributes().isEmpty()) {
            json.writeObjectFieldStart("attributes");
            for (Map.Entry<String, Object> attribute : content.attributes().entrySet()) {
                json.writeFieldName(attribute.getKey());
                attribute(attribute.getValue());
            }
            json.writeEndObject();
        }
        if (!content.parts().isEmpty()) {
            parts(content.parts());
        }
        json.writeEndObject();
    }

    private void parts(Map<String, ModelContent> parts) throws IOException {
        json.writeObjectFieldStart(FileFormat.PARTS);
        for (Map.Entry<String, ModelContent> part : parts.entrySet()) {
            content(part.getKey(), part.getValue());
        }
        json.writeEndObject();
    }

    private void attribute(Object value) throws IOException {
        if (value instanceof String text) {
            json.writeString(text);
        } else if (value instanceof Long number) {
            json.writeNumber(number);
        } else if (value instanceof Double number) {
            // Always with a point or an exponent, so that it is read back as a double; Double.toString is exact.
            json.writeNumber(number);
        } else {
            json.writeStartArray();
            for (Object text : (List<?>) value) {
                json.writeString((String) text);
            }
            json.writeEndArray();
        }
    }

    private void sections(List<Section> sections) throws IOException {
        json.writeArrayFieldStart("sections");
        for (Section section : sections) {
            json.writeStartObject();
            json.writeStringField("name", section.name());
            if (section.type() != ContentArray.Type.NUMBERS) { // Absent from files written before there was a choice.
                json.writeStringField("type", section.type().label);
            }
            json.writeNumberField("count", section.count());
            json.writeStringField("sha256", section.sha256());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
