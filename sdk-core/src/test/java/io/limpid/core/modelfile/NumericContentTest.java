package io.limpid.core.modelfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.transform.BinEdges;
import io.limpid.core.transform.BinOutput;
import io.limpid.core.transform.CategoryFill;
import io.limpid.core.transform.FittedTransformer;
import io.limpid.core.transform.LogRule;
import io.limpid.core.transform.LogTransformer;
import io.limpid.core.transform.MinMaxScaler;
import io.limpid.core.transform.MissingIndicator;
import io.limpid.core.transform.MissingValueImputer;
import io.limpid.core.transform.OutOfRange;
import io.limpid.core.transform.PolynomialFeatures;
import io.limpid.core.transform.PolynomialTerms;
import io.limpid.core.transform.PowerScale;
import io.limpid.core.transform.PowerTransformer;
import io.limpid.core.transform.QuantileBins;
import io.limpid.core.transform.RobustScaler;
import io.limpid.core.transform.TransformCodecs;
import io.limpid.core.transform.Transformer;
import io.limpid.core.transform.Winsorizer;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The numeric transformers' content, out and back, and what a stranger may have made of it. */
class NumericContentTest {

    private static final double NA = Double.NaN;
    private static final double MAX = Double.MAX_VALUE;

    private static final Schema SCHEMA = Schema.of(
            new Field.Numeric("size").withFlags(Field.Flag.PERSONAL),
            new Field.Categorical("color", List.of("blue", "red")),
            new Field.Numeric("count"));

    private static final Table TABLE = Table.of(
            SCHEMA, new double[] {0.1, NA, 7, 1e-3, 12}, new double[] {1, 1, NA, 0, 0}, new double[] {1, 2, 3, 5, 8});

    private static final Dataset DATA = Dataset.of(TABLE, new Column(new Field.Numeric("y"), new double[5]));

    private static final ModelCodecs CODECS = TransformCodecs.ALL;

    static Stream<Transformer> transformers() {
        MissingValueImputer imputer = MissingValueImputer.withDefaults();
        return Stream.of(
                imputer.withIndicator(MissingIndicator.WHERE_SEEN),
                imputer.withIndicator(MissingIndicator.ALL).withCategories(CategoryFill.ownLevel()),
                imputer.withCategories(CategoryFill.constant("red")),
                RobustScaler.withDefaults(),
                MinMaxScaler.withDefaults().withRange(-1, 3).withOutOfRange(OutOfRange.CLIP),
                Winsorizer.fences(0.5),
                LogTransformer.withDefaults(),
                LogTransformer.withDefaults().withRule(LogRule.OFFSET),
                LogTransformer.withDefaults().withRule(LogRule.SIGNED),
                PowerTransformer.withDefaults(),
                PowerTransformer.withDefaults().withScale(PowerScale.PLAIN),
                QuantileBins.of(3),
                QuantileBins.of(3).withEdges(BinEdges.EQUAL_WIDTH).withOutput(BinOutput.ORDINALS),
                PolynomialFeatures.withDefaults(),
                PolynomialFeatures.withDefaults().withDegree(3).withTerms(PolynomialTerms.INTERACTIONS));
    }

    @ParameterizedTest
    @MethodSource("transformers")
    void decode_encoded_givesTheSameBits(Transformer transformer) {
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
                .withMessageContaining(kind)
                .withMessageContaining(message);
    }

    private static double[] of(double... values) {
        return values;
    }

    @Test
    void encode_imputerWithoutNewOptions_isAsFilesAlwaysHadIt() {
        ModelContent content =
                CODECS.encode(MissingValueImputer.withDefaults().fit(DATA).fitted());
        assertThat(content.attributes()).isEmpty();
        assertThat(content.arrays()).containsOnlyKeys("fills");
        assertThat(content.parts()).containsOnlyKeys("columns");
    }

    private static void assertImputerRefused(double color, UnaryOperator<ModelContent.Builder> more, String message) {
        assertRefused(
                "missing-value-imputer",
                out -> more.apply(out.schema("columns", SCHEMA).numbers("fills", of(0, color, 0))),
                message);
    }

    @Test
    void decode_imputerLevel_mustBeNewAndUsed() {
        String fill = "column \"color\": expected a value of that column to fill with, got 2.0";
        assertImputerRefused(2, out -> out, fill);
        assertImputerRefused(2, out -> out.text("added level", "red"), fill);
        assertImputerRefused(3, out -> out.text("added level", "gone"), "to fill with, got 3.0");
        assertImputerRefused(1, out -> out.text("added level", "gone"), "expected a column that gets \"gone\"");
    }

    @Test
    void decode_imputerIndicators_mustBeColumnsInOrder() {
        for (List<String> bad : List.of(
                List.<String>of(),
                List.of("weight"),
                List.of("color", "size"),
                List.of("size", "size"),
                List.of("size", "color", "count", "count"))) {
            assertImputerRefused(
                    0, out -> out.texts("indicators", bad), "expected indicators of its columns in their order");
        }
    }

    @Test
    void decode_robustScale_mustBeAboveZero() {
        for (double scale : of(0, -1)) {
            assertRefused(
                    "robust-scaler",
                    out -> out.schema("columns", SCHEMA)
                            .numbers("medians", new double[3])
                            .numbers("scales", of(scale, 1, 1)),
                    "column \"size\": expected a scale above 0, got median 0.0 and scale " + scale);
        }
        assertRefused(
                "robust-scaler",
                out -> out.schema("columns", SCHEMA)
                        .numbers("medians", of(0, 1, 0))
                        .numbers("scales", of(1, 1, 1)),
                "column \"color\": expected median 0 and scale 1 for categories");
    }

    private static void assertMinMaxRefused(double[] least, double[] spans, double low, double high, String message) {
        assertRefused(
                "min-max-scaler",
                out -> out.schema("columns", SCHEMA)
                        .numbers("least", least)
                        .numbers("spans", spans)
                        .number("low", low)
                        .number("high", high)
                        .choice("out of range", OutOfRange.KEEP),
                message);
    }

    @Test
    void decode_minMax_mustHaveSpansAndARange() {
        double[] ones = of(1, 1, 1);
        assertMinMaxRefused(new double[3], of(0, 1, 1), 0, 1, "column \"size\": expected a span above 0");
        assertMinMaxRefused(new double[3], of(1, 2, 1), 0, 1, "column \"color\": expected least 0 and span 1");
        assertMinMaxRefused(of(0, 1, 0), ones, 0, 1, "column \"color\": expected least 0 and span 1");
        assertMinMaxRefused(new double[3], ones, 1, 1, "expected a low end below the high one, got 1.0 and 1.0");
        assertMinMaxRefused(new double[3], ones, -MAX, MAX, "expected a low end below the high one");
    }

    @Test
    void decode_limits_mustBeInOrderAndOpenForCategories() {
        assertRefused(
                "winsorizer",
                out -> out.schema("columns", SCHEMA)
                        .numbers("lower", of(2, -MAX, 0))
                        .numbers("upper", of(1, MAX, 0)),
                "column \"size\": expected a lower limit up to the upper one, got 2.0 and 1.0");
        assertRefused(
                "winsorizer",
                out -> out.schema("columns", SCHEMA)
                        .numbers("lower", of(0, 0, 0))
                        .numbers("upper", of(1, 1, 1)),
                "column \"color\": expected no limits for categories, got 0.0 and 1.0");
    }

    @Test
    void decode_logOffset_mustBeOneThatTrainingGives() {
        for (double bad : of(-1, 0.5)) {
            assertRefused(
                    "log-transformer",
                    out -> out.schema("columns", SCHEMA)
                            .choice("rule", LogRule.OFFSET)
                            .numbers("offsets", of(bad, 0, 0)),
                    "column \"size\": expected offset 0 or at least 1, got " + bad);
        }
        assertRefused(
                "log-transformer",
                out -> out.schema("columns", SCHEMA)
                        .choice("rule", LogRule.OFFSET)
                        .numbers("offsets", of(0, 1, 0)),
                "column \"color\": expected offset 0 for categories, got 1.0");
    }

    @ParameterizedTest
    @EnumSource(
            value = LogRule.class,
            names = {"ONE_PLUS", "SIGNED"})
    void decode_offsetsWithoutThatRule_areRefused(LogRule rule) {
        assertRefused(
                "log-transformer",
                out -> out.schema("columns", SCHEMA).choice("rule", rule).numbers("offsets", new double[3]),
                "expected only what this kind consists of, got array \"offsets\"");
    }

    private static void assertPowerRefused(double[] lambdas, double[] scales, String message) {
        assertRefused(
                "power-transformer",
                out -> out.schema("columns", SCHEMA)
                        .numbers("lambdas", lambdas)
                        .numbers("shifts", new double[3])
                        .numbers("means", new double[3])
                        .numbers("scales", scales),
                message);
    }

    @Test
    void decode_power_mustHaveScalesAndLeaveCategories() {
        assertPowerRefused(of(1, 1, 1), of(0, 1, 1), "column \"size\": expected a scale above 0, got 0.0");
        assertPowerRefused(
                of(1, 2, 1), of(1, 1, 1), "column \"color\": expected lambda 1, shift 0, mean 0 and scale 1");
    }

    private static void assertBinsRefused(double[] counts, double[] edges, String message) {
        assertRefused(
                "bins",
                out -> out.schema("columns", SCHEMA)
                        .numbers("counts", counts)
                        .numbers("edges", edges)
                        .choice("output", BinOutput.CATEGORIES),
                message);
    }

    @Test
    void decode_bins_mustHaveAscendingEdgesForNumbersOnly() {
        assertBinsRefused(of(2, 0, 0), of(3, 3), "column \"size\": expected ascending edges, got 3.0 before 3.0");
        assertBinsRefused(of(1, 0, 2), of(3, 2, 1), "column \"count\": expected ascending edges, got 2.0 before 1.0");
        assertBinsRefused(of(0, 1, 0), of(3), "column \"color\": expected 0 to 0 edges, got 1.0");
        assertBinsRefused(of(-1, 0, 0), of(), "column \"size\": expected 0 to 999 edges, got -1.0");
        assertBinsRefused(of(0.5, 0, 0), of(), "expected 0 to 999 edges, got 0.5");
        assertBinsRefused(of(1000, 0, 0), of(), "expected 0 to 999 edges, got 1000.0");
        assertBinsRefused(of(1, 0, 0), of(1, 2), "\"edges\": expected 1 numbers, got 2");
    }

    @Test
    void decode_binsOfVeryManyEdges_areRefused() {
        int columns = 1_002;
        Field[] fields = new Field[columns];
        Arrays.setAll(fields, j -> new Field.Numeric("c" + j));
        double[] counts = new double[columns];
        Arrays.fill(counts, 999);
        double[] edges = new double[columns * 999];
        Arrays.setAll(edges, k -> k % 999);
        assertRefused(
                "bins",
                out -> out.schema("columns", Schema.of(fields))
                        .numbers("counts", counts)
                        .numbers("edges", edges)
                        .choice("output", BinOutput.CATEGORIES),
                "expected at most 1000000 edges in all columns, got 1000998");
    }

    @Test
    void decode_products_mustBeFewAndOfDegreeTwoOrThree() {
        assertRefused(
                "polynomial-features",
                out -> out.schema("columns", SCHEMA).integer("degree", 4).choice("terms", PolynomialTerms.ALL),
                "expected a whole number from 2 to 3, got 4");
        Field[] fields = new Field[10_000];
        Arrays.setAll(fields, j -> new Field.Numeric("c" + j));
        assertRefused(
                "polynomial-features",
                out -> out.schema("columns", Schema.of(fields))
                        .integer("degree", 3)
                        .choice("terms", PolynomialTerms.ALL),
                "expected at most 10000 columns with the products, got 166766685000");
    }
}
