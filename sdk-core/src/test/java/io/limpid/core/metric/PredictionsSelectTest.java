package io.limpid.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.core.data.Column;
import io.limpid.core.data.Field;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PredictionsSelectTest {

    private static final ClassPredictions CLASSES = MetricContract.of(
                    new int[] {0, 2, 1},
                    new double[] {0.5, 0.3, 0.2, 0.1, 0.2, 0.7, 0, 1, 0},
                    List.of("a", "b", "c"),
                    new double[] {1, 2, 3})
            .withPositive(1)
            .withThreshold(0.25);

    private static final NumericPredictions NUMBERS = new NumericPredictions(
            new Column(new Field.Numeric("y"), new double[] {1, 2, 3}),
            new double[] {1.5, 2.5, 3.5},
            new double[] {4, 5, 6});

    @Test
    void select_ofClasses_takesTruthProbabilitiesAndWeightInTheOrderAskedFor() {
        ClassPredictions picked = CLASSES.select(new int[] {1, 1, 0});
        assertThat(picked.target().values()).containsExactly(2, 2, 0);
        assertThat(picked.values()).containsExactly(0.1, 0.2, 0.7, 0.1, 0.2, 0.7, 0.5, 0.3, 0.2);
        assertThat(picked.weights()).containsExactly(2, 2, 1);
    }

    @Test
    void select_ofClasses_keepsClassesPositiveAndThreshold() {
        ClassPredictions picked = CLASSES.select(new int[] {2});
        assertThat(picked.target().field()).isEqualTo(CLASSES.target().field());
        assertThat(picked.classes()).containsExactly("a", "b", "c");
        assertThat(picked.positive()).isEqualTo(1);
        assertThat(picked.threshold()).isEqualTo(0.25);
    }

    @Test
    void select_ofNumbers_takesTruthPredictionAndWeightInTheOrderAskedFor() {
        NumericPredictions picked = NUMBERS.select(new int[] {2, 0, 2});
        assertThat(picked.target().values()).containsExactly(3, 1, 3);
        assertThat(picked.values()).containsExactly(3.5, 1.5, 3.5);
        assertThat(picked.weights()).containsExactly(6, 4, 6);
    }

    @Test
    void select_nothing_isEmpty() {
        assertThat(CLASSES.select(new int[0]).rows()).isZero();
        assertThat(NUMBERS.select(new int[0]).rows()).isZero();
    }

    @Test
    void select_rowThatIsNotThere_isRefused() {
        for (Predictions predictions : List.of(CLASSES, NUMBERS)) {
            assertThatThrownBy(() -> predictions.select(new int[] {0, 3}))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("row: expected 0 to 2, got 3");
            assertThatThrownBy(() -> predictions.select(new int[] {-1}))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("row: expected 0 to 2, got -1");
        }
        assertThatThrownBy(() -> NUMBERS.select(new int[0]).select(new int[] {0}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("row: expected predictions with rows, got 0");
    }
}
