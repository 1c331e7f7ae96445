package io.limpid.core.modelfile;

import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import java.util.ArrayList;
import java.util.List;

/** How a schema stands in content: its names, and for each categorical column its levels. */
final class SchemaContent {

    private static final String KIND = "schema";

    private SchemaContent() {}

    static ModelContent encode(Schema schema, ModelCodecs codecs) {
        if (schema.size() > FileFormat.MAX_COLUMNS) {
            throw new IllegalArgumentException(
                    "schema: expected at most " + FileFormat.MAX_COLUMNS + " columns, got " + schema.size());
        }
        ModelContent.Builder out = new ModelContent.Builder(KIND, codecs).texts("names", schema.names());
        List<String> types = new ArrayList<>();
        for (int j = 0; j < schema.size(); j++) {
            if (schema.field(j) instanceof Field.Categorical c) {
                if (c.levels().size() > FileFormat.MAX_LEVELS) {
                    throw new IllegalArgumentException(
                            "column \"" + c.name() + "\": expected at most " + FileFormat.MAX_LEVELS + " levels, got "
                                    + c.levels().size());
                }
                types.add("categorical");
                out.texts("levels " + j, c.levels());
            } else {
                types.add("numeric");
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
            fields.add(field(in, names.get(j), types.get(j), j));
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
                case "categorical" -> new Field.Categorical(name, levels(in, name, j));
                default ->
                    throw new ModelFormatException(
                            "schema, column \"" + name + "\": expected numeric or categorical, got \"" + type + "\"");
            };
        } catch (IllegalArgumentException e) {
            throw new ModelFormatException("schema: " + e.getMessage(), e);
        }
    }

    private static List<String> levels(ModelContent in, String name, int j) {
        List<String> levels = in.texts("levels " + j);
        if (levels.size() > FileFormat.MAX_LEVELS) {
            throw new ModelFormatException("schema, column \"" + name + "\": expected at most " + FileFormat.MAX_LEVELS
                    + " levels, got " + levels.size());
        }
        return levels;
    }
}
