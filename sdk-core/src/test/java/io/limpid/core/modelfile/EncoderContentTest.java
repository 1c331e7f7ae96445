package io.limpid.core.modelfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.model.Classifier;
import io.limpid.core.transform.ColumnSelector;
import io.limpid.core.transform.Columns;
import io.limpid.core.transform.DatePart;
import io.limpid.core.transform.DateParts;
import io.limpid.core.transform.ExtraColumns;
import io.limpid.core.transform.FittedTransformer;
import io.limpid.core.transform.FrequencyEncoder;
import io.limpid.core.transform.HashingEncoder;
import io.limpid.core.transform.OneHotEncoder;
import io.limpid.core.transform.OrdinalEncoder;
import io.limpid.core.transform.Pipeline;
import io.limpid.core.transform.StandardScaler;
import io.limpid.core.transform.TargetEncoder;
import io.limpid.core.transform.TransformCodecs;
import io.limpid.core.transform.Transformer;
import io.limpid.core.transform.UnknownLevel;
import io.limpid.core.transform.UnseenCategory;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The encoders' and column selectors' content, out and back, and what a stranger may have made of it. */
class EncoderContentTest {

    private static final double NA = Double.NaN;

    private static final Schema SCHEMA = Schema.of(
            new Field.Numeric("size"),
            new Field.Categorical("color", List.of("blue", "red", "tan")).withFlags(Field.Flag.PROTECTED),
            new Field.Categorical("sold", List.of("2024-02-29", "2023-12-31T10:30")));

    private static final Table TABLE = Table.of(
            SCHEMA, new double[] {0.1, NA, 7, 1e-3, 2}, new double[] {1, 1, NA, 0, 2}, new double[] {0, NA, 1, 1, 0});

    /** The same rows, some with levels that training had not. */
    private static final Table LATER = Table.of(
            Schema.of(
                    new Field.Categorical("sold", List.of("2020-01-01", "2024-02-29")),
                    new Field.Numeric("size"),
                    new Field.Categorical("color", List.of("pink", "red"))),
            new double[] {0, 1, NA},
            new double[] {1, 2, NA},
            new double[] {0, 1, NA});

    private static final Dataset DATA = Dataset.of(
            TABLE, new Column(new Field.Categorical("y", List.of("no", "so", "yes")), new double[] {0, 1, 2, 1, 2}));

    private static final ModelCodecs CODECS = TransformCodecs.ALL;

    private static void assertRoundTrip(Transformer transformer) {
        FittedTransformer fitted = transformer.fit(DATA).fitted();
        ModelContent content = CODECS.encode(fitted);
        FittedTransformer back = CODECS.decode(content, FittedTransformer.class);
        assertThat(back.input()).isEqualTo(fitted.input());
        assertThat(back.output()).isEqualTo(fitted.output());
        assertThat(ContentDigest.of(CODECS.encode(back))).isEqualTo(ContentDigest.of(content));
        for (Table x : List.of(TABLE, LATER)) {
            Table expected = fitted.transform(x);
            Table got = back.transform(x);
            for (int k = 0; k < expected.schema().size(); k++) {
                assertThat(Arrays.equals(got.column(k), expected.column(k))).isTrue();
                assertThat(back.sources(k)).isEqualTo(fitted.sources(k));
            }
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
    void decode_everyEncoder_givesTheSameBits() {
        assertRoundTrip(OrdinalEncoder.withDefaults().withOrder("color", "tan", "pink", "red", "blue"));
        assertRoundTrip(FrequencyEncoder.withDefaults());
        assertRoundTrip(TargetEncoder.withDefaults());
        assertRoundTrip(HashingEncoder.withDefaults().withColumns(3));
        assertRoundTrip(DateParts.of("sold"));
        assertRoundTrip(DateParts.of("color")
                .withUnreadable(UnknownLevel.MISSING)
                .withPattern("d.M.yyyy")
                .withParts(DatePart.DAYS, DatePart.HOUR));
        assertRoundTrip(OneHotEncoder.withDefaults().withRareBelowWeight(2).withUnseen(UnseenCategory.OTHER));
    }

    @Test
    void decode_columnSelection_givesTheSameBits() {
        assertRoundTrip(ColumnSelector.keeping(Columns.named("sold", "size")));
        assertRoundTrip(ColumnSelector.dropping(Columns.all()));
        assertRoundTrip(OneHotEncoder.withDefaults().on(Columns.named("color")));
        assertRoundTrip(StandardScaler.withDefaults().on(Columns.numeric()).on(Columns.named("size", "sold")));
        assertRoundTrip(StandardScaler.withDefaults().on(Columns.flagged(Field.Flag.PERSONAL)));
    }

    @Test
    void encode_oneHotWithoutRareLevels_isAsBeforeThereWereSuch() {
        ModelContent content =
                CODECS.encode(OneHotEncoder.withDefaults().fit(DATA).fitted());
        assertThat(content.attributes()).containsOnlyKeys("unseen");
        assertThat(content.arrays()).isEmpty();
        assertThat(content.parts()).containsOnlyKeys("columns");
    }

    private static ModelContent chain(ExtraColumns extra) {
        return CODECS.encode(Pipeline.of(OneHotEncoder.withDefaults())
                .withExtraColumns(extra)
                .classifier((train, run) -> new Answer(train.features().schema()))
                .fit(DATA)
                .preprocessing());
    }

    private record Answer(Schema features) implements Classifier {
        @Override
        public List<String> classes() {
            return List.of("no", "so", "yes");
        }

        @Override
        public void predict(Table x, double[] out) {
            Arrays.fill(out, 1.0 / 3);
        }
    }

    @Test
    void decode_chainThatRefusesExtraColumns_stillRefusesThem() {
        FittedTransformer back = CODECS.decode(chain(ExtraColumns.REFUSED), FittedTransformer.class);
        Table more = TABLE.with(new Column(new Field.Numeric("more"), new double[5]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> back.transform(more))
                .withMessage("columns: expected only those of training, got also [\"more\"]");
    }

    @Test
    void encode_chainThatIgnoresExtraColumns_isAsBeforeThereWasAChoice() {
        assertThat(chain(ExtraColumns.IGNORED).attributes()).containsOnlyKeys("steps");
        assertThat(chain(ExtraColumns.REFUSED).attributes()).containsOnlyKeys("steps", "extra columns");
    }

    @Test
    void decode_unknownTreatmentOfExtraColumns_isRefused() {
        assertRefused(
                "chain",
                out -> out.schema("input", SCHEMA).integer("steps", 0).text("extra columns", "DROPPED"),
                "expected one of [IGNORED, REFUSED], got \"DROPPED\"");
    }

    @Test
    void decode_rareLevelsThatDoNotAddUp_areRefused() {
        UnaryOperator<ModelContent.Builder> start =
                out -> out.schema("columns", SCHEMA).choice("unseen", UnseenCategory.OTHER);
        assertRefused(
                "one-hot-encoder",
                out -> start.apply(out).integer("rare levels", 2).numbers("rare", new double[] {1, 0, 0, 0, 0}),
                "\"rare\": expected as many ones as there are rare levels");
        assertRefused(
                "one-hot-encoder",
                out -> start.apply(out).integer("rare levels", 1).numbers("rare", new double[] {1, 0.5, 0, 0, 0}),
                "\"rare\": expected zeros and ones, got 0.5");
        assertRefused(
                "one-hot-encoder",
                out -> start.apply(out).integer("rare levels", 1).numbers("rare", new double[] {1}),
                "expected 5 numbers, got 1");
        assertRefused(
                "one-hot-encoder",
                out -> start.apply(out).integer("rare levels", 6).numbers("rare", new double[5]),
                "from 1 to 5, got 6");
        assertRefused("one-hot-encoder", out -> start.apply(out).numbers("rare", new double[5]), "got array \"rare\"");
    }

    @Test
    void decode_chosenColumns_mustBeThereInTheirOrder() {
        assertRefused(
                "column-selector",
                out -> out.schema("columns", SCHEMA).texts("kept", List.of("sold", "size")),
                "column-selector, column \"size\": expected names of columns in their order, got it as name 1");
        assertRefused(
                "column-selector",
                out -> out.schema("columns", SCHEMA).texts("kept", List.of("size", "size")),
                "column-selector, column \"size\"");
        assertRefused(
                "column-selector",
                out -> out.schema("columns", SCHEMA).texts("kept", List.of("weight")),
                "column-selector, column \"weight\"");
    }

    @Test
    void decode_innerStepOfOtherColumns_isRefused() {
        assertRefused(
                "on-columns",
                out -> out.schema("columns", SCHEMA)
                        .texts("chosen", List.of("size"))
                        .part("inner", OneHotEncoder.withDefaults().fit(DATA).fitted()),
                "column \"color\": expected one of that name and type from the step before, got none");
    }

    @Test
    void decode_orderWithoutALevelOrWithOneTwice_isRefused() {
        assertRefused(
                "ordinal-encoder",
                out -> out.schema("columns", SCHEMA)
                        .choice("unknown", UnknownLevel.MISSING)
                        .texts("order 1", List.of("blue", "red")),
                "column \"color\": expected an order of all its levels, got one without \"tan\"");
        assertRefused(
                "ordinal-encoder",
                out -> out.schema("columns", SCHEMA)
                        .choice("unknown", UnknownLevel.MISSING)
                        .texts("order 1", List.of("blue", "red", "blue", "tan")),
                "column \"color\": expected distinct levels");
        assertRefused(
                "ordinal-encoder",
                out -> out.schema("columns", SCHEMA)
                        .choice("unknown", UnknownLevel.MISSING)
                        .texts("order 0", List.of("1")),
                "\"order 0\"");
    }

    @Test
    void decode_sharesThatAreNone_areRefused() {
        for (double share : new double[] {-0.1, 1.5}) {
            assertRefused(
                    "frequency-encoder",
                    out -> out.schema("columns", SCHEMA)
                            .numbers("shares 1", new double[] {0, share, 0, 0})
                            .numbers("shares 2", new double[3]),
                    "column \"color\": expected shares from 0 to 1, got " + share);
        }
        assertRefused(
                "frequency-encoder",
                out -> out.schema("columns", SCHEMA).numbers("shares 1", new double[4]),
                "\"shares 2\": expected an array of 3 numbers, got none");
    }

    @Test
    void decode_targetMeansOfTheWrongNumber_areRefused() {
        assertRefused(
                "target-encoder",
                out -> out.schema("columns", SCHEMA)
                        .texts("measures", List.of())
                        .numbers("means", new double[0]),
                "\"measures\": expected at least one, got none");
        assertRefused(
                "target-encoder",
                out -> out.schema("columns", SCHEMA)
                        .texts("measures", List.of("mean y"))
                        .numbers("means", new double[1])
                        .numbers("values 1", new double[3])
                        .numbers("values 2", new double[3]),
                "\"values 1\": expected 4 numbers, got 3");
        assertRefused(
                "target-encoder",
                out -> out.schema("columns", SCHEMA)
                        .texts("measures", List.of("mean y", "mean y"))
                        .numbers("means", new double[2])
                        .numbers("values 1", new double[8])
                        .numbers("values 2", new double[6]),
                "expected unique names");
        assertRefused(
                "target-encoder",
                out -> out.schema("columns", SCHEMA)
                        .texts("measures", List.of("m".repeat(1_000)))
                        .numbers("means", new double[1])
                        .numbers("values 1", new double[4])
                        .numbers("values 2", new double[3]),
                "expected names of at most 1000 characters");
    }

    @Test
    void decode_hashingOfTooManyColumns_isRefused() {
        assertRefused(
                "hashing-encoder",
                out -> out.schema("columns", SCHEMA).integer("width", 10_001),
                "from 1 to 10000, got 10001");
        assertRefused(
                "hashing-encoder",
                out -> out.schema("columns", SCHEMA).integer("width", 10_000),
                "hashing: expected at most 10000 columns, got 20001");
    }

    private static ModelContent.Builder dates(
            ModelContent.Builder out, String chosen, String pattern, String... parts) {
        return out.schema("columns", SCHEMA)
                .texts("chosen", List.of(chosen))
                .texts("parts", List.of(parts))
                .text("pattern", pattern)
                .choice("unreadable", UnknownLevel.MISSING);
    }

    @Test
    void decode_datesOfNumbersOddPartsOrNoPattern_areRefused() {
        assertRefused(
                "date-parts",
                out -> dates(out, "size", "", "YEAR"),
                "column \"size\": expected a categorical column, got a numeric one");
        assertRefused("date-parts", out -> dates(out, "sold", ""), "\"parts\": expected some of [YEAR, QUARTER");
        assertRefused("date-parts", out -> dates(out, "sold", "", "CENTURY"), "got [\"CENTURY\"]");
        assertRefused("date-parts", out -> dates(out, "sold", "", "DAY", "YEAR"), "got [\"DAY\", \"YEAR\"]");
        assertRefused("date-parts", out -> dates(out, "sold", "b", "YEAR"), "date-parts");
        assertRefused(
                "date-parts",
                out -> dates(out, "sold", "y".repeat(101), "YEAR"),
                "pattern: expected 1 to 100 characters, got 101");
    }
}
