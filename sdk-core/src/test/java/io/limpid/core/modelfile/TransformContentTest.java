package io.limpid.core.modelfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.model.Classifier;
import io.limpid.core.transform.FittedTransformer;
import io.limpid.core.transform.MissingValueImputer;
import io.limpid.core.transform.OneHotEncoder;
import io.limpid.core.transform.Pipeline;
import io.limpid.core.transform.PipelineClassifier;
import io.limpid.core.transform.StandardScaler;
import io.limpid.core.transform.TransformCodecs;
import io.limpid.core.transform.Transformer;
import io.limpid.core.transform.UnseenCategory;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The transformers' content, out and back, and what a stranger may have made of it. Here to reach the builder. */
class TransformContentTest {

    private static final double NA = Double.NaN;

    private static final Schema SCHEMA = Schema.of(
            new Field.Numeric("size"),
            new Field.Categorical("color", List.of("blue", "red")),
            new Field.Categorical("none", List.of()));

    private static final Table TABLE = Table.of(
            SCHEMA, new double[] {0.1, NA, 7, 1e-3}, new double[] {1, 1, NA, 0}, new double[] {NA, NA, NA, NA});

    private static final Dataset DATA =
            Dataset.of(TABLE, new Column(new Field.Categorical("y", List.of("no", "yes")), new double[] {0, 1, 0, 1}));

    /** A classifier that needs nothing but its schema. */
    private record Flat(Schema features) implements Classifier {
        @Override
        public List<String> classes() {
            return List.of("no", "yes");
        }

        @Override
        public void predict(Table x, double[] out) {
            Arrays.fill(out, 0.5);
        }
    }

    private static final class FlatCodec implements ModelCodec<Flat> {
        @Override
        public String kind() {
            return "flat";
        }

        @Override
        public Class<Flat> type() {
            return Flat.class;
        }

        @Override
        public void encode(Flat part, ModelContent.Builder out) {
            out.schema("features", part.features());
        }

        @Override
        public Flat decode(ModelContent in) {
            return new Flat(in.schema("features"));
        }
    }

    private static final ModelCodecs CODECS = TransformCodecs.ALL.and(ModelCodecs.of(new FlatCodec()));

    private static void assertRoundTrip(Transformer transformer) {
        FittedTransformer fitted = transformer.fit(DATA).fitted();
        FittedTransformer back = CODECS.decode(CODECS.encode(fitted), FittedTransformer.class);
        assertThat(back.input()).isEqualTo(fitted.input());
        assertThat(back.output()).isEqualTo(fitted.output());
        Table expected = fitted.transform(TABLE);
        Table got = back.transform(TABLE);
        for (int k = 0; k < expected.schema().size(); k++) {
            assertThat(Arrays.equals(got.column(k), expected.column(k))).isTrue();
            assertThat(back.sources(k)).isEqualTo(fitted.sources(k));
        }
    }

    private static void assertRefused(String kind, UnaryOperator<ModelContent.Builder> fill, String message) {
        ModelContent content =
                fill.apply(new ModelContent.Builder(kind, CODECS)).build();
        assertThatExceptionOfType(ModelFormatException.class)
                .isThrownBy(() -> CODECS.decode(content, Object.class))
                .withMessageContaining(message);
    }

    @Test
    void decode_imputer_givesTheSameBits() {
        assertRoundTrip(MissingValueImputer.withDefaults());
    }

    @Test
    void decode_oneHot_givesTheSameBits() {
        assertRoundTrip(OneHotEncoder.withDefaults());
        assertRoundTrip(OneHotEncoder.withDefaults().withUnseen(UnseenCategory.ERROR));
    }

    @Test
    void decode_oneHotUnderError_isStillStrict() {
        FittedTransformer fitted = OneHotEncoder.withDefaults()
                .withUnseen(UnseenCategory.ERROR)
                .fit(DATA)
                .fitted();
        FittedTransformer back = CODECS.decode(CODECS.encode(fitted), FittedTransformer.class);
        Schema schema = Schema.of(SCHEMA.field(0), new Field.Categorical("color", List.of("pink")), SCHEMA.field(2));
        Table unseen = Table.of(schema, new double[1], new double[1], new double[] {NA});
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> back.transform(unseen))
                .withMessageContaining("pink");
    }

    @Test
    void decode_scaler_givesTheSameBits() {
        assertRoundTrip(StandardScaler.withDefaults());
    }

    @Test
    void decode_pipeline_hasTheSameStepsAndModel() {
        PipelineClassifier model = Pipeline.standard()
                .classifier((train, run) -> new Flat(train.features().schema()))
                .fit(DATA);
        PipelineClassifier back = CODECS.decode(CODECS.encode(model), PipelineClassifier.class);
        assertThat(back.last()).isEqualTo(model.last());
        assertThat(back.features()).isEqualTo(model.features());
        Table expected = model.preprocessing().transform(TABLE);
        Table got = back.preprocessing().transform(TABLE);
        for (int k = 0; k < expected.schema().size(); k++) {
            assertThat(Arrays.equals(got.column(k), expected.column(k))).isTrue();
            assertThat(back.preprocessing().sources(k))
                    .isEqualTo(model.preprocessing().sources(k));
        }
    }

    @Test
    void decode_fillThatIsNoLevel_namesTheColumn() {
        for (double fill : new double[] {2, -1, 0.5, NA}) {
            assertRefused(
                    "missing-value-imputer",
                    out -> out.schema("columns", SCHEMA).numbersOrMissing("fills", new double[] {0, fill, NA}),
                    "column \"color\": expected a value of that column to fill with, got " + fill);
        }
    }

    @Test
    void decode_fillForNoLevelsOrNoneForNumbers_namesTheColumn() {
        assertRefused(
                "missing-value-imputer",
                out -> out.schema("columns", SCHEMA).numbersOrMissing("fills", new double[] {0, 1, 0}),
                "column \"none\": expected a value of that column to fill with, got 0.0");
        assertRefused(
                "missing-value-imputer",
                out -> out.schema("columns", SCHEMA).numbersOrMissing("fills", new double[] {NA, 1, NA}),
                "column \"size\": expected a value of that column to fill with, got NaN");
    }

    @Test
    void decode_fillsOfTheWrongNumber_areRefused() {
        assertRefused(
                "missing-value-imputer",
                out -> out.schema("columns", SCHEMA).numbersOrMissing("fills", new double[2]),
                "expected 3 numbers, got 2");
    }

    @Test
    void decode_scaleNotAboveZero_namesTheColumn() {
        for (double scale : new double[] {0, -1}) {
            assertRefused(
                    "standard-scaler",
                    out -> out.schema("columns", SCHEMA)
                            .numbers("means", new double[3])
                            .numbers("scales", new double[] {scale, 1, 1}),
                    "column \"size\": expected a scale above 0, got mean 0.0 and scale " + scale);
        }
    }

    @Test
    void decode_scaleOfCategories_isRefused() {
        assertRefused(
                "standard-scaler",
                out -> out.schema("columns", SCHEMA)
                        .numbers("means", new double[3])
                        .numbers("scales", new double[] {1, 2, 1}),
                "column \"color\": expected mean 0 and scale 1 for categories, got mean 0.0 and scale 2.0");
    }

    @Test
    void decode_oneHotOfCollidingNames_isRefused() {
        Schema colliding = Schema.of(new Field.Numeric("c=a"), new Field.Categorical("c", List.of("a")));
        assertRefused(
                "one-hot-encoder",
                out -> out.schema("columns", colliding).choice("unseen", UnseenCategory.ZEROS),
                "one-hot-encoder: column \"c=a\": expected unique names");
    }

    @Test
    void decode_unknownTreatment_isRefused() {
        assertRefused(
                "one-hot-encoder",
                out -> out.schema("columns", SCHEMA).text("unseen", "IGNORE"),
                "expected one of [ZEROS, ERROR, OTHER], got \"IGNORE\"");
    }

    @Test
    void decode_stepsThatDoNotFit_areRefused() {
        Schema other = Schema.of(new Field.Categorical("size", List.of("big")));
        assertRefused(
                "chain",
                out -> out.schema("input", other)
                        .integer("steps", 1)
                        .part("step 0", StandardScaler.withDefaults().fit(DATA).fitted()),
                "chain: column \"size\": expected one of that name and type from the step before, got none");
    }

    @Test
    void decode_stepMissing_isRefused() {
        assertRefused("chain", out -> out.schema("input", SCHEMA).integer("steps", 1), "\"step 0\": expected a part");
        assertRefused("chain", out -> out.schema("input", SCHEMA).integer("steps", -1), "from 0 to 1000, got -1");
    }

    @Test
    void decode_modelInPlaceOfAStep_isRefused() {
        assertRefused(
                "chain",
                out -> out.schema("input", SCHEMA).integer("steps", 1).part("step 0", new Flat(SCHEMA)),
                "expected a FittedTransformer");
    }

    @Test
    void decode_modelThatReadsOtherColumns_isRefused() {
        PipelineClassifier model = Pipeline.standard()
                .classifier((train, run) -> new Flat(train.features().schema()))
                .fit(DATA);
        assertRefused(
                "pipeline-classifier",
                out -> out.part("preprocessing", model.preprocessing()).part("last", new Flat(SCHEMA)),
                "pipeline-classifier: column \"color\": expected one of that name and type from the step before");
    }
}
