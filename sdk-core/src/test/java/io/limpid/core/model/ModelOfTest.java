package io.limpid.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.core.data.Column;
import io.limpid.core.data.DataWarning;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.RowException;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.transform.Pipeline;
import io.limpid.core.transform.PipelineRegressor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody's own function as a model, and single rows. */
final class ModelOfTest {

    private static final Schema SCHEMA =
            Schema.of(new Field.Numeric("size"), new Field.Categorical("street", List.of("gravel", "paved")));

    private static Table table(double... sizes) {
        return Table.of(SCHEMA, sizes, new double[sizes.length]);
    }

    /** Twice the size, and one more on a paved street; two more on one unknown. */
    private static final Regressor PRICE = Model.of(SCHEMA, x -> {
        double[] out = new double[x.rows()];
        Arrays.setAll(out, i -> 2 * x.column(0)[i] + x.column(1)[i]);
        return out;
    });

    private static Regressor constant(double... answers) {
        return Model.of(SCHEMA, x -> answers);
    }

    private static Classifier classes(double... answers) {
        return Model.of(SCHEMA, List.of("no", "yes"), x -> answers);
    }

    // ---- Numbers ----

    @Test
    void predict_regressor_isTheFunctions() {
        assertThat(PRICE.outputs()).isOne();
        assertThat(PRICE.features()).isEqualTo(SCHEMA);
        assertThat(PRICE.predict(table(1, 2.5))).containsExactly(2, 5);
    }

    @Test
    void predict_columnsInAnotherOrderAndCoding_areAlignedForTheFunction() {
        Schema other = Schema.of(
                new Field.Categorical("street", List.of("paved", "mud")),
                new Field.Numeric("extra"),
                new Field.Numeric("size"));
        Table x = Table.of(other, new double[] {0, 1}, new double[2], new double[] {1, 1});
        assertThat(PRICE.predict(x)).containsExactly(3, 4);
    }

    @Test
    void predict_noRows_doesNotAskTheFunction() {
        Regressor never = Model.of(SCHEMA, x -> {
            throw new IllegalStateException("asked");
        });
        assertThat(never.predict(table())).isEmpty();
        assertThatThrownBy(() -> never.predict(table().without("size")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"size\"");
    }

    @Test
    void predict_columnMissing_isNamed() {
        assertThatThrownBy(() -> PRICE.predict(table(1).without("street")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("column \"street\": expected a categorical column");
    }

    @Test
    void predict_missingValue_isTheFunctionsBusiness() {
        Regressor zero = Model.of(SCHEMA, x -> new double[x.rows()]);
        assertThat(zero.predict(table(Double.NaN))).containsExactly(0);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void predict_answerNotFinite_namesTheRow(double answer) {
        assertThatThrownBy(() -> constant(1, answer).predict(table(1, 2)))
                .isInstanceOf(RowException.class)
                .hasMessage("row 1: expected a finite number from the function, got " + answer);
    }

    @Test
    void predict_wrongNumberOfAnswers_isRefused() {
        assertThatThrownBy(() -> constant(1, 2, 3).predict(table(1, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the function's answers: expected 2 numbers, got 3");
        assertThatThrownBy(() -> Model.of(SCHEMA, x -> null).predict(table(1)))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("the function's answers");
    }

    @Test
    void predict_outOfTheWrongLength_isRefusedBeforeTheFunctionIsAsked() {
        assertThatThrownBy(() -> constant(1).predict(table(1), new double[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("out: expected 1 elements, got 2");
    }

    @Test
    void predict_functionKeepsItsArray_isNotSeenThroughIt() {
        double[] kept = {1};
        double[] out = constant(kept).predict(table(1));
        kept[0] = 99;
        assertThat(out).containsExactly(1);
    }

    @Test
    void predict_functionThrows_isPassedOn() {
        IllegalStateException down = new IllegalStateException("service down");
        Regressor broken = Model.of(SCHEMA, x -> {
            throw down;
        });
        assertThatThrownBy(() -> broken.predict(table(1))).isSameAs(down);
    }

    /** Tiles of 512 rows: the row is counted from the table's first. */
    @Test
    void predict_behindAPipeline_countsTheCallersRows() {
        Regressor last = Model.of(Schema.of(new Field.Numeric("size")), x -> {
            double[] out = x.column(0).clone();
            Arrays.setAll(out, i -> 1 / out[i]);
            return out;
        });
        double[] sizes =
                IntStream.range(0, 1_000).mapToDouble(i -> i == 700 ? 0 : 1).toArray();
        Table x = Table.of(Schema.of(new Field.Numeric("size")), sizes);
        Dataset train = Dataset.of(x.with(new Column(new Field.Numeric("y"), sizes)), "y");
        PipelineRegressor model = Pipeline.of().regressor((rows, run) -> last).fit(train);
        assertThatThrownBy(() -> model.predict(x))
                .isInstanceOf(RowException.class)
                .hasMessage("row 700: expected a finite number from the function, got Infinity");
    }

    /** A pipeline reads tile after tile into the same arrays. */
    @Test
    void predict_functionKeepsItsTable_seesTheSameRowsLater() {
        List<Table> kept = new ArrayList<>();
        Schema schema = Schema.of(new Field.Numeric("size"));
        Regressor last = Model.of(schema, x -> {
            kept.add(x);
            return x.column(0).clone();
        });
        double[] sizes = IntStream.range(0, 2_000).mapToDouble(i -> i).toArray();
        Table x = Table.of(schema, sizes);
        Dataset train = Dataset.of(x.with(new Column(new Field.Numeric("y"), sizes)), "y");
        Pipeline.of().regressor((rows, run) -> last).fit(train).predict(x);
        assertThat(kept.stream().flatMapToDouble(part -> Arrays.stream(part.column(0))))
                .containsExactly(Arrays.stream(sizes).boxed().toArray(Double[]::new));
    }

    private static final Regressor BY_STREET = Model.of(SCHEMA, x -> {
        double[] weights = {10, 20};
        double[] out = new double[x.rows()];
        Arrays.setAll(out, i -> weights[(int) x.column(1)[i]]);
        return out;
    });

    @Test
    void predict_unseenCategoryAsAnIndex_isNamed() {
        assertThatThrownBy(() -> BY_STREET.predictOne(Map.of("size", 1, "street", "mud")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the function: expected answers, got ")
                .hasMessageEndingWith(
                        "; column \"street\": 1 row has a category unseen in training, first \"mud\" in row 0")
                .hasCauseInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void predict_indexOutOfBoundsOfTheFunctionsOwn_isPassedOn() {
        ArrayIndexOutOfBoundsException own = new ArrayIndexOutOfBoundsException("own");
        Regressor broken = Model.of(SCHEMA, x -> {
            throw own;
        });
        assertThatThrownBy(() -> broken.predict(table(1))).isSameAs(own);
    }

    @Test
    void predict_unseenCategories_haveCodesBehindTheKnownOnesAndNames() {
        Regressor codes = Model.of(SCHEMA, x -> {
            assertThat(((Field.Categorical) x.schema().field(1)).levels()).containsExactly("gravel", "paved", "mud");
            return x.column(1).clone();
        });
        assertThat(codes.predictOne(Map.of("size", 1, "street", "mud"))).containsExactly(2);
        Table row = Table.ofRows(SCHEMA, List.of(Map.of("size", 1, "street", "mud")));
        assertThat(DataWarning.of(codes.features(), row))
                .extracting(DataWarning::kind)
                .containsExactly(DataWarning.Kind.UNSEEN_CATEGORY);
    }

    // ---- Classes ----

    @Test
    void predict_classifier_isTheFunctions() {
        Classifier model = classes(0.25, 0.75, 1, 0);
        assertThat(model.classes()).containsExactly("no", "yes");
        assertThat(model.outputs()).isEqualTo(2);
        assertThat(model.threshold()).isEqualTo(DecisionThreshold.half());
        assertThat(model.predict(table(1, 2))).containsExactly(0.25, 0.75, 1, 0);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, -0.1, 1.1})
    void predict_noProbability_namesTheRow(double p) {
        assertThatThrownBy(() -> classes(1, 0, p, 1 - p).predict(table(1, 2)))
                .isInstanceOf(RowException.class)
                .hasMessage("row 1: expected probabilities from 0 to 1 from the function, got " + p);
    }

    /** Single precision rounds by 6e-8, and some ten numbers add up to less than 1e-6. */
    @Test
    void predict_sumOfProbabilities_isOneOrRefused() {
        assertThat(classes(0.1f, 0.9f).predict(table(1))).containsExactly(0.1f, 0.9f);
        assertThatThrownBy(() -> classes(0.5, 0.49).predict(table(1)))
                .isInstanceOf(RowException.class)
                .hasMessage("row 0: expected probabilities that sum to 1 from the function, got 0.99");
    }

    @Test
    void of_classesThatAreNone_areRefused() {
        assertThatThrownBy(() -> Model.of(SCHEMA, List.of("yes"), x -> new double[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("classes: expected at least 2, all different, got [yes]");
        assertThatThrownBy(() -> Model.of(SCHEMA, List.of("a", "b", "a"), x -> new double[0]))
                .hasMessage("classes: expected at least 2, all different, got [a, b, a]");
    }

    // ---- One row ----

    @Test
    void predictOne_namedValues_isTheRowsPrediction() {
        assertThat(PRICE.predictOne(Map.of("size", 3, "street", "paved", "extra", true)))
                .containsExactly(7);
        assertThat(PRICE.predictOne(Map.of("size", 0.5f, "street", "mud"))).containsExactly(3);
        assertThat(classes(0.25, 0.75).predictOne(Map.of("size", 1L, "street", "gravel")))
                .containsExactly(0.25, 0.75);
    }

    @Test
    void predictOne_null_isAMissingValue() {
        Map<String, Object> row = new HashMap<>();
        row.put("size", null);
        row.put("street", null);
        Regressor missing = Model.of(SCHEMA, x ->
                new double[] {(Double.isNaN(x.column(0)[0]) ? 1 : 0) + (Double.isNaN(x.column(1)[0]) ? 2 : 0)});
        assertThat(missing.predictOne(row)).containsExactly(3);
    }

    @Test
    void predictOne_valueAbsentOrOfTheWrongType_namesTheColumn() {
        assertThatThrownBy(() -> PRICE.predictOne(Map.of("size", 3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column \"street\", row 0: expected a value or null, got no such name");
        assertThatThrownBy(() -> PRICE.predictOne(Map.of("size", "3", "street", "paved")))
                .hasMessage("column \"size\", row 0: expected a number, got a String");
        assertThatThrownBy(() -> PRICE.predictOne(Map.of("size", 3, "street", 1)))
                .hasMessage("column \"street\", row 0: expected text, got a Integer");
        assertThatThrownBy(() -> PRICE.predictOne(Map.of("size", Double.POSITIVE_INFINITY, "street", "paved")))
                .hasMessage("column \"size\", row 0: expected a finite number, got Infinity");
    }
}
