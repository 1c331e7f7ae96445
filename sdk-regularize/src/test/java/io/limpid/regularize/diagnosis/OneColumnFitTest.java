package io.limpid.regularize.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Column;
import io.limpid.core.data.Field;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OneColumnFitTest {

    private static final double[] ONES = {1, 1, 1, 1};

    private static SortedColumn numeric(double... values) {
        double[] ones = new double[values.length];
        Arrays.fill(ones, 1);
        return SortedColumn.of(new Column(new Field.Numeric("x"), values), ones);
    }

    @Test
    void predictions_valueThatRepeats_isMeanOfItsOtherRows() {
        SortedColumn column = numeric(5, 5, 5, 7);

        double[] predicted = OneColumnFit.predictions(column, new double[] {1, 2, 6, 100}, ONES);

        // Rows 0 to 2 share a value: (2 + 6) / 2, (1 + 6) / 2, (1 + 2) / 2. Row 3 has one neighbour of mean 3.
        assertThat(predicted).containsExactly(new double[] {4, 3.5, 1.5, 3}, within(1e-12));
    }

    @Test
    void predictions_valueThatStandsOnce_isOnTheLineBetweenItsNeighbours() {
        SortedColumn column = numeric(0, 1, 4, 5);

        double[] predicted = OneColumnFit.predictions(column, new double[] {0, 50, 40, 7}, ONES);

        // At 1: between 0 at 0 and 40 at 4. At 4: between 50 at 1 and 7 at 5, a quarter of the way from the end.
        assertThat(predicted).containsExactly(new double[] {50, 10, 50 - 0.75 * 43, 40}, within(1e-12));
    }

    @Test
    void predictions_levelThatStandsOnce_isMeanOfAllOtherRows() {
        Column column = new Column(new Field.Categorical("c", List.of("a", "b", "c", "d")), new double[] {0, 1, 2, 3});

        double[] predicted = OneColumnFit.predictions(SortedColumn.of(column, ONES), new double[] {1, 2, 3, 6}, ONES);

        assertThat(predicted).containsExactly(new double[] {11 / 3.0, 10 / 3.0, 3, 2}, within(1e-12));
    }

    @Test
    void predictions_weights_countAsRepeatedRows() {
        SortedColumn column = numeric(5, 5, 5, 7);

        double[] predicted = OneColumnFit.predictions(column, new double[] {1, 2, 6, 100}, new double[] {1, 3, 1, 1});

        assertThat(predicted[0]).isCloseTo((3 * 2 + 6) / 4.0, within(1e-12));
        assertThat(predicted[1]).isCloseTo((1 + 6) / 2.0, within(1e-12));
    }

    @Test
    void auc_tiesAndWeights_countPairs() {
        SortedColumn column = numeric(1, 2, 2, 3);

        double area = OneColumnFit.auc(
                column, new double[] {1, 2, 2, 3}, new double[] {0, 1, 0, 1}, new double[] {1, 2, 3, 1});

        // Pairs (positive, negative) by weight: 2 over 1 right, 2 over 3 tied, 1 over 4 right: (2 + 3 + 4) / 12.
        assertThat(area).isCloseTo(9 / 12.0, within(1e-15));
    }

    @Test
    void auc_oneKindOnly_isOneHalf() {
        SortedColumn column = numeric(1, 2, 2, 3);

        assertThat(OneColumnFit.auc(column, new double[] {1, 2, 2, 3}, ONES, ONES))
                .isEqualTo(0.5);
    }
}
