package io.limpid.core.modelfile;

import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.text.Quoted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** How a schema stands in content: its names, and for each categorical column its levels. */
final class SchemaContent {

    private static final String KIND = "schema";

    private SchemaContent() {}

    static ModelContent encode(Schema schema, ModelCodecs codecs) {
        if (schema.size() > FileFormat.MAX_COLUMNS) {
            throw new IllegalArgumentException(
                    "schema: expected at most " + FileFormat.MAX_COLUMNS + " columns, got " + schema.size());
        }
        for (Field field : schema.fields()) {
            problem(field).ifPresent(problem -> {
                throw new IllegalArgumentException(problem);
            });
        }
        ModelContent.Builder out = new ModelContent.Builder(KIND, codecs).texts("names", schema.names());
        List<String> types = new ArrayList<>();
        for (int j = 0; j < schema.size(); j++) {
            if (schema.field(j) instanceof Field.Categorical c) {
                types.add("categorical");
                out.texts("levels " + j, c.levels());
            } else {
                types.add("numeric");
            }
        }
        for (int j = 0; j < schema.size(); j++) {
            if (!schema.field(j).flags().isEmpty()) {
                out.texts(
                        "flags " + j,
                        schema.field(j).flags().stream().map(Field.Flag::name).toList());
            }
        }
        return out.texts("types", types).build();
    }

    static Schema decode(ModelContent content) {
        ModelContent in = content.unread();
        in.requireKind(KIND);
        List<String> names = in.texts("names");
        List<String> types = in.texts("types");
        if (names.size() > FileFormat.MAX_COLUMNS || names.size() != types.size()) {
            throw new ModelFormatException("schema: expected at most " + FileFormat.MAX_COLUMNS
                    + " names and one type each, got " + names.size() + " and " + types.size());
        }
        List<Field> fields = new ArrayList<>();
        for (int j = 0; j < names.size(); j++) {
            Field field = field(in, names.get(j), types.get(j), j).withFlags(flags(in, names.get(j), j));
            problem(field).ifPresent(problem -> {
                throw new ModelFormatException("schema, " + problem);
            });
            fields.add(field);
        }
        in.requireAllRead();
        try {
            return new Schema(fields);
        } catch (IllegalArgumentException e) {
            throw new ModelFormatException("schema: " + e.getMessage(), e);
        }
    }

    private static Field field(ModelContent in, String name, String type, int j) {
        try {
            return switch (type) {
                case "numeric" -> new Field.Numeric(name);
                case "categorical" -> new Field.Categorical(name, in.texts("levels " + j));
                default ->
                    throw new ModelFormatException("schema, column " + Quoted.of(name)
                            + ": expected numeric or categorical, got " + Quoted.of(type));
            };
        } catch (IllegalArgumentException e) {
            throw new ModelFormatException("schema: " + e.getMessage(), e);
        }
    }

    private static Field.Flag[] flags(ModelContent in, String column, int j) {
        if (!in.has("flags " + j)) {
            return new Field.Flag[0];
        }
        List<String> names = in.texts("flags " + j);
        List<Field.Flag> flags = Stream.of(Field.Flag.values())
                .filter(flag -> names.contains(flag.name()))
                .toList();
        if (names.isEmpty() || flags.size() != names.size()) {
            throw new ModelFormatException("schema, column " + Quoted.of(column) + ": expected flags among "
                    + List.of(Field.Flag.values()) + ", each once, got " + Quoted.list(names));
        }
        return flags.toArray(Field.Flag[]::new);
    }

    /** What the limits say against a column, if anything. */
    private static Optional<String> problem(Field field) {
        String column = "column " + Quoted.of(field.name());
        if (field.name().length() > FileFormat.MAX_NAME_LENGTH) {
            return Optional.of(column + ": expected a name of at most " + FileFormat.MAX_NAME_LENGTH
                    + " characters, got " + field.name().length());
        }
        if (field instanceof Field.Categorical c && c.levels().size() > FileFormat.MAX_LEVELS) {
            return Optional.of(column + ": expected at most " + FileFormat.MAX_LEVELS + " levels, got "
                    + c.levels().size());
        }
        return Optional.empty();
    }

    /**
     * How many characters the schemas in some content would take, spelled as {@link FileFormat#MAX_SCHEMA_CHARACTERS}
     * says.
     */
    static long characters(ContentNode node) {
        long characters = node.kind.equals(KIND) ? characters(node.attributes) : 0;
        for (ContentNode part : node.parts.values()) {
            characters += characters(part);
        }
        return characters;
    }

    private static long characters(Map<String, Object> schema) {
        long characters = 0;
        List<?> names = schema.get("names") instanceof List<?> texts ? texts : List.of();
        for (int j = 0; j < names.size(); j++) {
            int length = names.get(j).toString().length();
            characters += length;
            if (schema.get("levels " + j) instanceof List<?> levels) {
                for (Object level : levels) {
                    characters += length + 1L + level.toString().length();
                }
            }
        }
        return characters;
    }
}
