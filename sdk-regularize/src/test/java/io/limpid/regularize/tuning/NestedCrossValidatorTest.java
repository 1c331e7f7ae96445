package io.limpid.regularize.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.RowException;
import io.limpid.core.metric.MeanAbsoluteError;
import io.limpid.core.metric.MeanSquaredError;
import io.limpid.core.metric.RSquared;
import io.limpid.core.metric.Score;
import io.limpid.core.model.LambdaSequence;
import io.limpid.core.model.Trainer;
import io.limpid.core.run.Run;
import io.limpid.core.run.Workers;
import io.limpid.regularize.validation.CrossValidation;
import io.limpid.regularize.validation.CrossValidator;
import io.limpid.regularize.validation.FoldWeighting;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NestedCrossValidatorTest {

    private static final Dataset DATA = TuningData.wavy(24);

    private static PenaltySearch<Ridge.Line> search() {
        return PenaltySearch.of(Ridge.of(Ridge.Scaling.TEXTBOOK), TuningData.modulo(3), new MeanSquaredError())
                .withLambdas(LambdaSequence.geometric(0, 10, 1e-4, 6));
    }

    /** A search is a trainer, and cross-validation of that trainer is what nesting means. */
    @Test
    void run_scores_areThoseOfCrossValidatingTheSearch() {
        NestedCrossValidation nested = NestedCrossValidator.of(
                        TuningData.modulo(4), new MeanSquaredError(), new RSquared())
                .run(search(), DATA);
        CrossValidation plain = CrossValidator.of(TuningData.modulo(4), new MeanSquaredError(), new RSquared())
                .with(FoldWeighting.BY_VALIDATION_WEIGHT)
                .run(search(), DATA);

        assertThat(nested.honest()).isEqualTo(plain);
        assertThat(nested.overall()).isEqualTo(search().search(DATA).result());
    }

    @Test
    void run_chosen_isWhatEachOuterFoldsRowsSay() {
        NestedCrossValidation nested = NestedCrossValidator.of(TuningData.modulo(4), new MeanSquaredError())
                .run(search(), DATA);

        assertThat(nested.chosen()).hasSize(4);
        for (int k = 0; k < 4; k++) {
            int fold = k;
            Dataset training = DATA.select(
                    IntStream.range(0, 24).filter(i -> i % 4 != fold).toArray());
            assertThat(nested.chosen().get(k))
                    .isEqualTo(search().search(training).result());
        }
    }

    @Test
    void optimism_eitherDirection_isPositiveWhereTheSelectedScoreIsTooGood() {
        NestedCrossValidation lower = NestedCrossValidator.of(TuningData.modulo(4), new MeanSquaredError())
                .run(search(), DATA);
        NestedCrossValidation higher = NestedCrossValidator.of(TuningData.modulo(4), new RSquared())
                .run(
                        PenaltySearch.of(Ridge.of(Ridge.Scaling.TEXTBOOK), TuningData.modulo(3), new RSquared())
                                .withLambdas(LambdaSequence.geometric(0, 10, 1e-4, 6)),
                        DATA);

        assertThat(lower.optimism().require())
                .isCloseTo(lower.nested().require() - lower.selected().require(), within(0.0));
        assertThat(higher.optimism().require())
                .isCloseTo(higher.selected().require() - higher.nested().require(), within(0.0));
    }

    @Test
    void nested_searchMetricNotAskedFor_isUndefined() {
        NestedCrossValidation nested = NestedCrossValidator.of(TuningData.modulo(4), new MeanAbsoluteError())
                .run(search(), DATA);

        assertThat(nested.nested()).isEqualTo(Score.undefined("the outer folds were not scored by MSE"));
        assertThat(nested.optimism()).isEqualTo(nested.nested());
    }

    /** No fit within an outer fold, not even an inner one, may see a validation row of it. */
    @Test
    void run_outerFold_searchSeesItsTrainingRowsOnly() {
        Set<Set<Double>> seen = Collections.synchronizedSet(new HashSet<>());
        Trainer<Ridge.Line> recording = (train, run) -> {
            seen.add(IntStream.range(0, train.rows())
                    .mapToObj(i -> train.features().column(0)[i])
                    .collect(Collectors.toCollection(TreeSet::new)));
            return Ridge.of(Ridge.Scaling.TEXTBOOK).fit(train, run);
        };
        GridSearch<Ridge.Line> grid =
                GridSearch.of(SearchSpace.from(recording), TuningData.modulo(2), new MeanSquaredError());

        NestedCrossValidator.of(TuningData.validating(new int[] {5, 6}), new MeanSquaredError())
                .run(grid, DATA);

        List<Set<Double>> withFive =
                seen.stream().filter(rows -> rows.contains(5.0)).toList();
        // The search on all rows alone: two halves, of which one holds row 5, and all of them.
        assertThat(withFive).hasSize(2);
        assertThat(seen).hasSize(6);
    }

    @Test
    void run_twoWorkers_sameResultAsOne() {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            NestedCrossValidator nested = NestedCrossValidator.of(TuningData.modulo(4), new MeanSquaredError());
            assertThat(nested.run(search(), DATA, Run.quiet().with(Workers.on(pool))))
                    .isEqualTo(nested.run(search(), DATA));
        } finally {
            pool.shutdownNow();
        }
    }

    /** Row 7 of the data: in outer fold 1 of the odd rows row 3, in its inner fold 1 of the odd ones of these row 1. */
    @Test
    void run_rowRefusedInAnInnerFold_errorNamesBothFoldsAndTheRowOfTheData() {
        Trainer<Ridge.Line> refusing = (train, run) -> {
            for (int i = 0; i < train.rows(); i++) {
                if (train.features().column(0)[i] == 7) {
                    throw RowException.of("x", i, "expected anything but 7");
                }
            }
            return Ridge.of(Ridge.Scaling.TEXTBOOK).fit(train, run);
        };
        Search<Ridge.Line> inner = new Search<>() {
            @Override
            public Found<Ridge.Line> search(Dataset data, Run run) {
                CrossValidator.of(TuningData.modulo(2), new MeanSquaredError()).run(refusing, data, run);
                throw new AssertionError("expected a complaint");
            }
        };

        assertThatThrownBy(() -> NestedCrossValidator.of(TuningData.modulo(2), new MeanSquaredError())
                        .run(inner, DATA))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fold 1 of 2: fold 1 of 2: column \"x\", row 7: expected anything but 7");
    }
}
