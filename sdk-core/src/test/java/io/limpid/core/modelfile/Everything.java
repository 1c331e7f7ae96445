package io.limpid.core.modelfile;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.model.Model;
import java.util.Arrays;
import java.util.List;

/** A model for tests that has one of everything content can hold; it predicts its number. */
record Everything(
        Schema schema,
        String text,
        long integer,
        double number,
        Everything.Choice choice,
        List<String> texts,
        List<Double> numbers,
        List<Everything> parts)
        implements Model {

    enum Choice {
        FIRST,
        SECOND
    }

    static final ModelCodec<Everything> CODEC = new Codec();

    static Everything of(Schema schema, double number) {
        return new Everything(
                schema, "text", 7, number, Choice.SECOND, List.of("a", "b"), List.of(1.5, 2.5), List.of());
    }

    /** Two rows that such a model could have been trained on. */
    static Dataset data() {
        return Dataset.of(Table.of(Schema.of(new Field.Numeric("y")), new double[] {1, 2}), "y");
    }

    Everything withText(String other) {
        return new Everything(schema, other, integer, number, choice, List.of(other, ""), numbers, parts);
    }

    Everything withInteger(long other) {
        return new Everything(schema, text, other, number, choice, texts, numbers, parts);
    }

    Everything withNumbers(List<Double> other) {
        return new Everything(schema, text, integer, number, choice, texts, other, parts);
    }

    Everything withPart(Everything part) {
        return new Everything(schema, text, integer, number, choice, texts, numbers, List.of(part));
    }

    @Override
    public Schema features() {
        return schema;
    }

    @Override
    public int outputs() {
        return 1;
    }

    @Override
    public void predict(Table x, double[] out) {
        Arrays.fill(out, number);
    }

    private static final class Codec implements ModelCodec<Everything> {
        @Override
        public String kind() {
            return "everything";
        }

        @Override
        public Class<Everything> type() {
            return Everything.class;
        }

        @Override
        public void encode(Everything all, ModelContent.Builder out) {
            out.schema("schema", all.schema)
                    .text("text", all.text)
                    .integer("integer", all.integer)
                    .number("number", all.number)
                    .choice("choice", all.choice)
                    .texts("texts", all.texts)
                    .integer("length", all.numbers.size())
                    .numbersOrMissing(
                            "numbers", all.numbers.stream().mapToDouble(x -> x).toArray())
                    .integer("parts", all.parts.size());
            for (int i = 0; i < all.parts.size(); i++) {
                out.part("part " + i, all.parts.get(i));
            }
        }

        @Override
        public Everything decode(ModelContent in) {
            double[] numbers = in.numbersOrMissing("numbers", (int) in.integer("length", 0, Integer.MAX_VALUE));
            Everything[] parts = new Everything[(int) in.integer("parts", 0, 1_000)];
            for (int i = 0; i < parts.length; i++) {
                parts[i] = in.part("part " + i, Everything.class);
            }
            return new Everything(
                    in.schema("schema"),
                    in.text("text"),
                    in.integer("integer", Long.MIN_VALUE, Long.MAX_VALUE),
                    in.number("number"),
                    in.choice("choice", Choice.class),
                    in.texts("texts"),
                    Arrays.stream(numbers).boxed().toList(),
                    List.of(parts));
        }
    }
}
