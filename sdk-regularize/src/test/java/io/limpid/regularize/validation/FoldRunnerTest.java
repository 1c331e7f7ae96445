package io.limpid.regularize.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.RowException;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.model.Model;
import io.limpid.core.run.Run;
import io.limpid.core.run.Workers;
import io.limpid.core.split.Fold;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class FoldRunnerTest {

    private static final Dataset SIX = TestParts.data(new double[] {10, 11, 12, 13, 14, 15}, 0, 1, 0, 1, 1, 0);

    @Test
    void run_eachFold_taskSeesItsTwoSidesAndResultsComeInFoldOrder() {
        List<String> seen = FoldRunner.of(TestParts.modulo(3), SIX)
                .run(
                        "folds",
                        Run.quiet(),
                        (sides, run) -> sides.index() + ": "
                                + Arrays.toString(sides.training().features().column(0)) + " "
                                + Arrays.toString(sides.validation().features().column(0)) + " "
                                + Arrays.toString(sides.fold().validation()));

        assertThat(seen)
                .containsExactly(
                        "0: [11.0, 12.0, 14.0, 15.0] [10.0, 13.0] [0, 3]",
                        "1: [10.0, 12.0, 13.0, 15.0] [11.0, 14.0] [1, 4]",
                        "2: [10.0, 11.0, 13.0, 14.0] [12.0, 15.0] [2, 5]");
    }

    @Test
    void run_twoWorkers_resultsComeInFoldOrder() {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            List<Integer> indices = FoldRunner.of(TestParts.modulo(6), SIX)
                    .run("folds", Run.quiet().with(Workers.on(pool)), (sides, run) -> sides.index());

            assertThat(indices).containsExactly(0, 1, 2, 3, 4, 5);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void run_stage_isWhatProgressHears() {
        List<String> heard = Collections.synchronizedList(new ArrayList<>());
        Run run =
                Run.quiet().with((String stage, long done, long total) -> heard.add(stage + " " + done + "/" + total));

        FoldRunner.of(TestParts.modulo(2), SIX).run("paths", run, (sides, inner) -> 0);

        assertThat(heard).containsExactly("paths 1/2", "paths 2/2");
    }

    @Test
    void run_taskRefusesValidationRow_errorNamesRowOfTheData() {
        FoldRunner runner = FoldRunner.of(TestParts.modulo(3), SIX);

        assertThatThrownBy(() -> runner.run(
                        "folds",
                        Run.quiet(),
                        (sides, run) -> sides.onValidation(rows -> {
                            throw RowException.of(
                                    "x",
                                    1,
                                    "expected less, got " + rows.features().column(0)[1]);
                        })))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fold 1 of 3: column \"x\", row 3: expected less, got 13.0");
    }

    @Test
    void run_cancelledWithinATask_isNoFailureOfTheFold() {
        FoldRunner runner = FoldRunner.of(TestParts.modulo(3), SIX);

        assertThatThrownBy(() -> runner.run("folds", Run.quiet(), (sides, run) -> {
                    throw new CancellationException("cancelled by the caller");
                }))
                .isInstanceOf(CancellationException.class)
                .hasMessage("cancelled by the caller");
    }

    @Test
    void predict_neitherClassifierNorRegressor_isRefused() {
        Model other = new Model() {
            @Override
            public Schema features() {
                return SIX.features().schema();
            }

            @Override
            public int outputs() {
                return 1;
            }

            @Override
            public void predict(Table x, double[] out) {
                Arrays.fill(out, 0);
            }
        };

        assertThatThrownBy(() -> FoldRunner.of(TestParts.modulo(3), SIX)
                        .run("folds", Run.quiet(), (sides, run) -> sides.predictValidation(other)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("fold 1 of 3: model: expected a Classifier or a Regressor, got a ");
    }

    @Test
    void of_foldsGiven_areThoseRun() {
        List<Fold> folds = List.of(new Fold(new int[] {0}, new int[] {5, 4}));

        FoldRunner runner = FoldRunner.of(folds, SIX);

        assertThat(runner.folds()).isEqualTo(folds);
        assertThat(runner.run(
                        "one",
                        Run.quiet(),
                        (sides, run) -> sides.validation().features().column(0)[0]))
                .containsExactly(15.0);
    }

    @Test
    void of_resampledRows_areRefused() {
        assertThatThrownBy(() -> FoldRunner.of(List.of(new Fold(new int[] {0}, new int[] {1})), SIX.forTrainingOnly()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("resampler");
    }
}
