package io.limpid.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class DatasetTest {

    private static final double NA = Double.NaN;

    private static final Schema SCHEMA =
            Schema.of(new Field.Numeric("x"), new Field.Categorical("y", List.of("no", "yes")));

    private static final Table TABLE = Table.of(SCHEMA, new double[] {1, 2, NA}, new double[] {1, 0, 1});

    @Test
    void of_target_isNoFeature() {
        Dataset data = Dataset.of(TABLE, "y");
        assertThat(data.features().schema().names()).containsExactly("x");
        assertThat(data.target().values()).containsExactly(1, 0, 1);
        assertThat(data.weights()).containsExactly(1, 1, 1);
        assertThat(data.classes()).containsExactly("no", "yes");
    }

    @Test
    void of_missingTarget_namesColumnAndRow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dataset.of(TABLE, "x"))
                .withMessage("column \"x\", row 2: expected a target value in every row, got a missing one");
    }

    @Test
    void of_unknownTarget_namesIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dataset.of(TABLE, "z"))
                .withMessageStartingWith("column \"z\": expected a column of that name");
    }

    @Test
    void of_targetThatIsAFeature_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dataset.of(TABLE, TABLE.column("y")))
                .withMessage("column \"y\": expected the target not to be a feature, got it as both");
    }

    @Test
    void withWeights_negativeOrNotFinite_namesTheRow() {
        Dataset data = Dataset.of(TABLE, "y");
        for (double weight : new double[] {-1, NA, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> data.withWeights(new double[] {1, weight, 1}))
                    .withMessage("weights, row 1: expected a finite number of at least 0, got " + weight);
        }
    }

    @Test
    void withWeights_otherLength_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dataset.of(TABLE, "y").withWeights(new double[2]))
                .withMessage("rows: expected as many features, targets and weights, got 3, 3 and 2");
    }

    @Test
    void withFeatures_otherNumberOfRows_isRefused() {
        Table shorter = Table.of(Schema.of(new Field.Numeric("x")), new double[2]);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dataset.of(TABLE, "y").withFeatures(shorter))
                .withMessage("rows: expected as many features, targets and weights, got 2, 3 and 3");
    }

    @Test
    void select_rows_takesFeaturesTargetAndWeights() {
        Dataset data =
                Dataset.of(TABLE, "y").withWeights(new double[] {1, 2, 3}).select(new int[] {2, 1});
        assertThat(data.features().column(0)).containsExactly(NA, 2);
        assertThat(data.target().values()).containsExactly(1, 0);
        assertThat(data.weights()).containsExactly(3, 2);
    }

    @Test
    void classes_numericTarget_isRefused() {
        Dataset data = Dataset.of(TABLE.select(new int[] {0, 1}), "x");
        assertThatIllegalArgumentException()
                .isThrownBy(data::classes)
                .withMessage("column \"x\": expected a categorical target for classification, got a numeric one;"
                        + " read it with CsvReader.withCategorical(\"x\") or apply a ThresholdTarget");
    }

    @Test
    void of_targetAlone_hasRowsWithoutFeatures() {
        Dataset data = Dataset.of(Table.of(Schema.of(new Field.Numeric("t")), new double[] {1, 2}), "t");
        assertThat(data.rows()).isEqualTo(2);
        assertThat(data.features().rows()).isEqualTo(2);
    }

    @Test
    void classes_noRows_saysSo() {
        Dataset data = Dataset.of(TABLE.select(new int[0]), "x");
        assertThatIllegalArgumentException()
                .isThrownBy(data::classes)
                .withMessage("column \"x\": expected a target with classes, got no rows");
    }

    @Test
    void of_codeBeyondTheLevels_namesTheRow() {
        Column target = new Column(new Field.Categorical("t", List.of("no", "yes")), new double[] {0, 1, 7});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dataset.of(TABLE, target))
                .withMessage("column \"t\", row 2: expected a level index below 2, got 7.0");
    }

    @Test
    void of_codeBetweenTheLevels_namesTheRow() {
        Column target = new Column(new Field.Categorical("t", List.of("no", "yes")), new double[] {0, 0.5, 1});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dataset.of(TABLE, target))
                .withMessage("column \"t\", row 1: expected a level index below 2, got 0.5");
    }

    @Test
    void of_infiniteTarget_namesTheRow() {
        Column target = new Column(new Field.Numeric("t"), new double[] {0, Double.NEGATIVE_INFINITY, 1});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dataset.of(TABLE, target))
                .withMessage("column \"t\", row 1: expected a finite number, got -Infinity");
    }

    @Test
    void select_rowOutOfRange_isRefused() {
        Dataset data = Dataset.of(TABLE, "y");
        for (int row : new int[] {-1, 3, 5000}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> data.select(new int[] {0, row}))
                    .withMessage("row: expected 0 to 2, got " + row);
        }
    }
}
