package io.limpid.regularize.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.metric.RocAuc;
import io.limpid.core.model.LambdaGrid;
import io.limpid.core.split.StratifiedKFold;
import io.limpid.regularize.path.ElasticNet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NestedNoiseTest {

    private static final int DRAWS = 150;

    /**
     * Columns and classes have nothing to do with each other, so the true AUC is 0.5. Over draws the nested one has a
     * deviance of 0.1, so its mean one of 0.008; the tolerance is 2.5 of these, for seeds that are fixed.
     */
    @Test
    void run_pureNoise_nestedScoreIsThatOfGuessingAndTheSelectedOneIsNot() {
        double nested = 0;
        double selected = 0;
        for (int d = 0; d < DRAWS; d++) {
            PenaltySearch<?> search = PenaltySearch.of(
                            ElasticNet.classifier(), StratifiedKFold.of(3, -1 - d), new RocAuc())
                    .with(LambdaGrid.withDefaults().withCount(5).withMinRatio(0.1))
                    .with(ScoredRows.VALIDATION);
            NestedCrossValidation result = NestedCrossValidator.of(StratifiedKFold.of(5, d), new RocAuc())
                    .run(search, noise(d));
            nested += result.nested().require() / DRAWS;
            selected += result.selected().require() / DRAWS;
        }

        assertThat(nested).isCloseTo(0.5, within(0.02));
        assertThat(selected).isGreaterThan(0.53);
    }

    private static Dataset noise(int seed) {
        SplittableRandom random = new SplittableRandom(1_000_000_007L * (seed + 1));
        int rows = 60;
        List<Field> fields = IntStream.range(0, 20)
                .<Field>mapToObj(j -> new Field.Numeric("x" + j))
                .toList();
        double[][] columns = IntStream.range(0, 20)
                .mapToObj(j -> random.doubles(rows).toArray())
                .toArray(double[][]::new);
        double[] classes = IntStream.range(0, rows).mapToDouble(i -> i % 2).toArray();
        return Dataset.of(
                Table.of(new Schema(fields), columns),
                new Column(new Field.Categorical("y", List.of("no", "yes")), classes));
    }
}
