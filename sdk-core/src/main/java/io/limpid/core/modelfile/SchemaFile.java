package io.limpid.core.modelfile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.file.AtomicFile;
import io.limpid.core.text.Quoted;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.StringJoiner;

/**
 * Keeps a schema as JSON that people can write:
 *
 * <pre>
 * {"fields": [
 *   {"name":"Neighborhood","type":"categorical","levels":["NAmes","OldTown"],"flags":["protected"]},
 *   {"name":"Lot_Area","type":"numeric"}
 * ]}
 * </pre>
 *
 * <pre>{@code
 * SchemaFile.write(file, table.schema());
 * Schema known = SchemaFile.read(file);
 * Table more = CsvReader.withDefaults().withSchema(known).read(Path.of("more.csv"));
 * }</pre>
 *
 * <p>{@code fields} are the columns in their order. A {@code type} is {@code numeric} or {@code categorical};
 * {@code levels}, of categorical columns only, are the categories in the order of their codes, none when left out;
 * {@code flags} are among {@code personal}, {@code protected} and {@code immutable}. Keys may stand in any order.
 * Whatever else is refused: unknown and repeated keys, text behind the object, values of another type, names and levels
 * that stand twice. Limits: 64 MiB of UTF-8, a million tokens, 10,000 columns, 100,000 levels in a column, 1,000
 * characters in a column's name, 2<sup>20</sup> in a level.
 */
public final class SchemaFile {

    private static final JsonFactory JSON = new JsonFactory();

    static final String NUMERIC = "numeric";
    static final String CATEGORICAL = "categorical";
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** The most tokens that a field takes beside its levels and flags. */
    private static final int FIELD_TOKENS = 12;

    private SchemaFile() {}

    /**
     * Writes a schema as {@link #toJson} does, replacing an older file in one step.
     *
     * @throws IllegalArgumentException when the schema is beyond a limit
     * @throws UncheckedIOException when the file cannot be written; the message says why
     */
    public static void write(Path file, Schema schema) {
        byte[] bytes = toJson(schema).getBytes(StandardCharsets.UTF_8);
        AtomicFile.replace(file, channel -> {
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                channel.write(left);
            }
        });
    }

    /**
     * Reads a schema.
     *
     * @throws ModelFormatException when the file holds none; the message names it, the line and the column in the line
     * @throws UncheckedIOException when there is no such file or it cannot be read
     */
    public static Schema read(Path file) {
        Path last = file.getFileName();
        String name = Quoted.escaped((last == null ? file : last).toString());
        byte[] bytes = FileReading.of(file, "a schema file", () -> {
            try (InputStream in = Files.newInputStream(file)) {
                return in.readNBytes(FileFormat.MAX_HEADER_BYTES + 1);
            }
        });
        if (bytes.length > FileFormat.MAX_HEADER_BYTES) {
            throw tooLong(name);
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return fromJson(name, text);
        } catch (CharacterCodingException e) {
            throw new ModelFormatException(name + ": expected UTF-8 text, got other bytes", e);
        }
    }

    private static ModelFormatException tooLong(String name) {
        return new ModelFormatException(
                name + ": expected at most " + FileFormat.MAX_HEADER_BYTES + " bytes, got more");
    }

    /**
     * A schema as JSON, one column a line.
     *
     * @throws IllegalArgumentException when it is beyond a limit, and could not be read again
     */
    public static String toJson(Schema schema) {
        requireWithinLimits(Objects.requireNonNull(schema, "schema"));
        StringJoiner lines =
                new StringJoiner(",\n  ", "{\"fields\": [\n  ", "\n]}\n").setEmptyValue("{\"fields\": []}\n");
        StringWriter line = new StringWriter();
        for (Field field : schema.fields()) {
            line.getBuffer().setLength(0);
            try (JsonGenerator out = JSON.createGenerator(line)) {
                write(field, out);
            } catch (IOException e) {
                throw new UncheckedIOException("schema: expected JSON in memory to be written", e);
            }
            lines.add(line.toString());
        }
        String text = lines.toString();
        // In ASCII, as most are, the second check is not needed.
        if (text.length() > FileFormat.MAX_HEADER_BYTES / 4
                && text.getBytes(StandardCharsets.UTF_8).length > FileFormat.MAX_HEADER_BYTES) {
            throw new IllegalArgumentException(tooLong("schema").getMessage());
        }
        return text;
    }

    private static void write(Field field, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("name", field.name());
        out.writeStringField("type", field instanceof Field.Categorical ? CATEGORICAL : NUMERIC);
        if (field instanceof Field.Categorical c && !c.levels().isEmpty()) {
            out.writeArrayFieldStart("levels");
            for (String level : c.levels()) {
                out.writeString(level);
            }
            out.writeEndArray();
        }
        if (!field.flags().isEmpty()) {
            out.writeArrayFieldStart("flags");
            for (Field.Flag flag : field.flags()) {
                out.writeString(written(flag));
            }
            out.writeEndArray();
        }
        out.writeEndObject();
    }

    /** A flag as the format spells it. */
    static String written(Field.Flag flag) {
        return flag.name().toLowerCase(Locale.ROOT);
    }

    private static void requireWithinLimits(Schema schema) {
        require("schema", "columns", FileFormat.MAX_COLUMNS, schema.size());
        long tokens = 6;
        long characters = 0;
        for (Field field : schema.fields()) {
            List<String> levels = field instanceof Field.Categorical c ? c.levels() : List.of();
            String column = "column " + Quoted.of(field.name());
            require(
                    column,
                    "characters in its name",
                    FileFormat.MAX_NAME_LENGTH,
                    field.name().length());
            require(column, "levels", FileFormat.MAX_LEVELS, levels.size());
            boolean unicode = FileFormat.isUnicode(field.name());
            for (String level : levels) {
                require(column, "characters in a level", FileFormat.MAX_TEXT_LENGTH, level.length());
                unicode &= FileFormat.isUnicode(level);
            }
            if (!unicode) {
                throw new IllegalArgumentException(column + ": expected Unicode text, got half a surrogate pair");
            }
            tokens += FIELD_TOKENS + levels.size() + field.flags().size();
            characters += characters(field.name(), levels);
        }
        require("schema", "columns, levels and flags together", FileFormat.MAX_TOKENS, tokens);
        require("schema", "characters of names and levels", FileFormat.MAX_SCHEMA_CHARACTERS, characters);
    }

    private static void require(String where, String what, long most, long got) {
        if (got > most) {
            throw new IllegalArgumentException(where + ": expected at most " + most + " " + what + ", got " + got);
        }
    }

    /** As a model file counts them: a column's name before each of its levels. */
    static long characters(String column, List<String> levels) {
        long characters = column.length();
        for (String level : levels) {
            characters += column.length() + 1L + level.length();
        }
        return characters;
    }

    /**
     * The schema that a text of this format says.
     *
     * @param name what stands for the text in messages, as a file's name
     * @throws ModelFormatException when it says none; the message names the line and the column in the line
     */
    public static Schema fromJson(String name, String text) {
        Objects.requireNonNull(name, "name");
        boolean marked = !Objects.requireNonNull(text, "text").isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
        return SchemaReader.read(name, marked ? text.substring(1) : text);
    }
}
