package io.limpid.core.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Two right of class a; b is once called a; no row is c, and none is called so. */
final class AverageTest {

    private static final ConfusionMatrix MATRIX =
            ConfusionMatrix.of(List.of("a", "b", "c"), new double[][] {{2, 0, 0}, {1, 1, 0}, {0, 0, 0}});

    @Test
    void binary_isOfThePositiveClassOnly() {
        assertThat(new Recall().score(MATRIX.withPositive(1))).isEqualTo(Score.of(0.5));
        assertThat(new Precision().score(MATRIX.withPositive(1))).isEqualTo(Score.of(1));
    }

    @Test
    void binary_positiveClassAbsent_isUndefinedAndNamesIt() {
        assertThat(new Recall().score(MATRIX)).isEqualTo(Score.undefined("no row is truly \"c\""));
        assertThat(new Precision().score(MATRIX)).isEqualTo(Score.undefined("no row is called \"c\""));
        assertThat(new F1().score(MATRIX)).isEqualTo(Score.undefined("no row is or is called \"c\""));
    }

    @Test
    void macro_classAbsent_isUndefinedAndNamesIt() {
        assertThat(new Recall(Average.MACRO).score(MATRIX)).isEqualTo(Score.undefined("no row is truly \"c\""));
        assertThat(new Precision(Average.MACRO).score(MATRIX)).isEqualTo(Score.undefined("no row is called \"c\""));
        assertThat(new F1(Average.MACRO).score(MATRIX)).isEqualTo(Score.undefined("no row is or is called \"c\""));
    }

    @Test
    void weighted_classWithoutRows_countsNothing() {
        assertThat(new Recall(Average.WEIGHTED).score(MATRIX)).isEqualTo(Score.of(0.75));
        assertThat(new Precision(Average.WEIGHTED).score(MATRIX)).isEqualTo(Score.of((2 * (2.0 / 3) + 2) / 4));
    }

    @Test
    void weighted_classWithRowsNeverCalled_isUndefinedAndNamesIt() {
        ConfusionMatrix matrix = ConfusionMatrix.of(List.of("a", "b"), new double[][] {{2, 0}, {1, 0}});
        assertThat(new Precision(Average.WEIGHTED).score(matrix)).isEqualTo(Score.undefined("no row is called \"b\""));
    }

    @Test
    void micro_classAbsent_isTheAccuracyAllTheSame() {
        assertThat(new Recall(Average.MICRO).score(MATRIX)).isEqualTo(Score.of(0.75));
        assertThat(new Precision(Average.MICRO).score(MATRIX)).isEqualTo(Score.of(0.75));
        assertThat(new F1(Average.MICRO).score(MATRIX)).isEqualTo(Score.of(0.75));
    }

    @Test
    void named_saysWhich() {
        assertThat(new Recall(Average.MACRO).name()).isEqualTo("macro recall");
        assertThat(new Precision(Average.MICRO).name()).isEqualTo("micro precision");
        assertThat(new F1(Average.WEIGHTED).name()).isEqualTo("weighted F1");
        assertThat(new Recall(Average.BINARY).name()).isEqualTo("recall");
    }
}
