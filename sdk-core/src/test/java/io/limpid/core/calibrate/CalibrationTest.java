package io.limpid.core.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.RowException;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.model.AffineInputModel;
import io.limpid.core.model.Classifier;
import io.limpid.core.model.DecisionThreshold;
import io.limpid.core.model.LinearModel;
import io.limpid.core.model.Model;
import io.limpid.core.model.NearestMean;
import io.limpid.core.model.Trainer;
import io.limpid.core.run.Run;
import io.limpid.core.split.Fold;
import io.limpid.core.split.Splitter;
import io.limpid.core.split.StratifiedKFold;
import io.limpid.core.transform.Pipeline;
import io.limpid.core.transform.PipelineClassifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class CalibrationTest {

    private static final Schema SCHEMA = Schema.of(new Field.Numeric("x"));
    private static final Field.Categorical KIND = new Field.Categorical("kind", List.of("no", "yes"));

    /** Twenty rows, x = 0 to 19, later ones more often yes. */
    private static Dataset data() {
        double[] x = IntStream.range(0, 20).mapToDouble(i -> i).toArray();
        double[] y = {0, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 1, 1, 0, 1, 1, 0, 1, 1, 1};
        return Dataset.of(Table.of(SCHEMA, x), new Column(KIND, y));
    }

    /** A model that says of each row how many rows it was trained on that have its x: 0 or 1. */
    private static Classifier seen(Dataset train) {
        double[] known = train.features().column(0);
        return Model.of(train.features().schema(), train.classes(), x -> {
            double[] p = new double[2 * x.rows()];
            for (int i = 0; i < x.rows(); i++) {
                double value = x.column(0)[i];
                p[2 * i + 1] = Arrays.stream(known).anyMatch(v -> v == value) ? 1 : 0.25;
                p[2 * i] = 1 - p[2 * i + 1];
            }
            return p;
        });
    }

    @Test
    void fit_anyFold_correctsByRowsTheModelHasNotSeen() {
        Classifier model = Calibration.of((train, run) -> seen(train))
                .with(CalibrationMethod.ISOTONIC)
                .fit(data());
        // Held out, every row had probability 1/4, and half of them are yes; one that was seen is still above that.
        Table other = Table.of(SCHEMA, new double[] {-1, 3});
        assertThat(model.predict(other)).containsExactly(0.5, 0.5, 0.5, 0.5);
    }

    @Test
    void fit_pipelinesTrainer_calibratesItsLastModel() {
        Trainer<PipelineClassifier> base = Pipeline.standard().classifier(new NearestMean());
        Classifier model = Calibration.of(base).fit(data());
        assertThat(model).isInstanceOf(PipelineClassifier.class);
        Classifier last = ((PipelineClassifier) model).last();
        assertThat(last).isInstanceOf(CalibratedClassifier.class).isInstanceOf(LinearModel.class);
        assertThat(((PipelineClassifier) model).preprocessing().output())
                .isEqualTo(base.fit(data()).preprocessing().output());
    }

    @Test
    void fit_linearModelUnderPlatt_isLinearWithStretchedCoefficients() {
        Classifier model = Calibration.of(new NearestMean()).fit(data());
        LinearModel base = new NearestMean().fit(data());
        PlattScaling line = (PlattScaling) ((CalibratedClassifier) model).calibrator();
        assertThat(((LinearModel) model).coefficient(0, 0)).isEqualTo(line.slope(1) * base.coefficient(0, 0));
        assertThat(((LinearModel) model).intercept(0)).isEqualTo(line.slope(1) * base.intercept(0) + line.offset(1));
    }

    /** The base's probabilities keep some 12 digits of their log-odds, which are below 40 here. */
    @Test
    void predict_linearModelCalibrated_isTheCorrectionOfTheBase() {
        for (CalibrationMethod method : List.of(CalibrationMethod.PLATT, CalibrationMethod.TEMPERATURE)) {
            CalibratedClassifier model = (CalibratedClassifier)
                    Calibration.of(new NearestMean()).with(method).fit(data());
            double[] expected = model.base().predict(data().features());
            model.calibrator().calibrate(expected, data().rows());
            double[] p = model.predict(data().features());
            for (int at = 0; at < p.length; at++) {
                assertThat(p[at]).isCloseTo(expected[at], within(1e-12));
            }
        }
    }

    @Test
    void fit_linearModelUnderIsotonic_isAffineButNotLinear() {
        Classifier model = Calibration.of(new NearestMean())
                .with(CalibrationMethod.ISOTONIC)
                .fit(data());
        assertThat(model).isInstanceOf(AffineInputModel.class).isNotInstanceOf(LinearModel.class);
    }

    @Test
    void fit_baseWithAThreshold_decidesAtOneHalf() {
        Trainer<PipelineClassifier> base = (train, run) -> Pipeline.of()
                .classifier(new NearestMean())
                .fit(train, run)
                .withThreshold(new DecisionThreshold(0.9, "chosen"));
        assertThat(Calibration.of(base).fit(data()).threshold()).isEqualTo(DecisionThreshold.half());
    }

    @Test
    void fit_foldsInAnotherOrder_hasTheSameBits() {
        Splitter forth = data -> folds(data.rows());
        Splitter back = data -> {
            List<Fold> folds = new ArrayList<>(folds(data.rows()));
            Collections.reverse(folds);
            return folds;
        };
        for (CalibrationMethod method : CalibrationMethod.values()) {
            Calibration calibration = Calibration.of(new NearestMean()).with(method);
            assertThat(calibration.withFolds(back).fit(data()).predict(data().features()))
                    .isEqualTo(calibration.withFolds(forth).fit(data()).predict(data().features()));
        }
    }

    private static List<Fold> folds(int rows) {
        return IntStream.range(0, 4)
                .mapToObj(f -> new Fold(
                        IntStream.range(0, rows).filter(i -> i % 4 != f).toArray(),
                        IntStream.range(0, rows).filter(i -> i % 4 == f).toArray()))
                .toList();
    }

    @Test
    void withSeed_another_givesOtherFolds() {
        Calibration calibration = Calibration.of(new NearestMean());
        assertThat(calibration.withSeed(1).fit(data()).predict(data().features()))
                .isNotEqualTo(calibration.withSeed(2).fit(data()).predict(data().features()))
                .isEqualTo(calibration.withSeed(1).fit(data()).predict(data().features()));
    }

    @Test
    void fit_progress_countsEveryFoldAndTheWhole() {
        List<String> heard = new ArrayList<>();
        Calibration.of(new NearestMean())
                .fit(data(), Run.quiet().with((stage, done, total) -> heard.add(stage + " " + done + "/" + total)));
        assertThat(heard).containsExactly("fits 1/6", "fits 2/6", "fits 3/6", "fits 4/6", "fits 5/6", "fits 6/6");
    }

    @Test
    void fit_cancelledAfterTwoFits_stopsThere() {
        AtomicInteger fits = new AtomicInteger();
        Trainer<Classifier> base = (train, run) -> {
            fits.incrementAndGet();
            return seen(train);
        };
        Run run = Run.quiet().with(() -> fits.get() >= 2);
        assertThatThrownBy(() -> Calibration.of(base).fit(data(), run)).isInstanceOf(CancellationException.class);
        assertThat(fits).hasValue(2);
    }

    @Test
    void fit_rowThatAFoldRefuses_isNamedAsTheCallerCountsIt() {
        Trainer<Classifier> base = (train, run) -> {
            if (train.rows() < 20) {
                throw RowException.of("x", 3, "expected another value");
            }
            return seen(train);
        };
        assertThatThrownBy(() -> Calibration.of(base)
                        .withFolds(data -> folds(data.rows()))
                        .fit(data()))
                .isInstanceOf(RowException.class)
                .hasMessage("column \"x\", row 5: expected another value");
    }

    @Test
    void fit_classMissingFromAFoldsTraining_namesTheFold() {
        double[] y = new double[20];
        y[3] = 1;
        Dataset one = Dataset.of(data().features(), new Column(KIND, y));
        assertThatThrownBy(() -> Calibration.of(new NearestMean())
                        .withFolds(data -> folds(data.rows()))
                        .fit(one))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("fold 3 of 4: column \"kind\": expected rows of positive weight in each of");
    }

    @Test
    void fit_modelOfOtherClasses_isRefused() {
        Trainer<Classifier> base = (train, run) -> Model.of(SCHEMA, List.of("a", "b"), x -> new double[2 * x.rows()]);
        assertThatThrownBy(() -> Calibration.of(base).fit(data()))
                .hasMessage("fold 0 of 5: model: expected the classes of the target, [\"no\", \"yes\"], got"
                        + " [\"a\", \"b\"]");
    }

    @Test
    void fit_unusableFolds_areRefused() {
        Calibration calibration = Calibration.of(new NearestMean());
        Fold shared = new Fold(IntStream.range(0, 20).toArray(), new int[] {20});
        shared.validation()[0] = 4; // a fold itself refuses a row on both sides
        assertThatThrownBy(() -> calibration.withFolds(data -> List.of(shared)).fit(data()))
                .hasMessage("fold 0 of 1: expected no row for both training and validation, got row 4 for both");
        Fold fold = folds(20).get(0);
        assertThatThrownBy(
                        () -> calibration.withFolds(data -> List.of(fold, fold)).fit(data()))
                .hasMessage("fold 1 of 2: expected each row to be validated once at most, got row 0 again");
        assertThatThrownBy(() -> calibration
                        .withFolds(data -> List.of(new Fold(new int[] {20}, new int[] {1})))
                        .fit(data()))
                .hasMessage("fold 0: expected rows from 0 to 19, got 20");
        assertThatThrownBy(() -> calibration.withFolds(data -> List.of()).fit(data()))
                .hasMessage("folds: expected some that validate rows, got none");
    }

    @Test
    void fit_fewerRowsThanFolds_namesTheRemedy() {
        Dataset few = data().select(new int[] {0, 1, 2, 3, 6, 9});
        assertThatThrownBy(() -> Calibration.of(new NearestMean()).fit(few))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Calibration: folds: expected at most 3, the rows of the largest class of \"kind\", got 5;"
                        + " Calibration.withFolds takes a splitter that suits the rows");
        assertThatThrownBy(() -> ThresholdTuning.of(new NearestMean(), ThresholdCriterion.youden())
                        .fit(few))
                .hasMessageStartingWith("ThresholdTuning: folds: expected at most 3")
                .hasMessageEndingWith("; ThresholdTuning.withFolds takes a splitter that suits the rows");
        assertThat(Calibration.of(new NearestMean())
                        .withFolds(StratifiedKFold.of(3, 1))
                        .fit(few))
                .isInstanceOf(CalibratedClassifier.class);
    }

    /** A splitter of one's own that does not ask is asked for. */
    @Test
    void fit_rowsForTrainingOnly_areRefusedWhateverTheSplitter() {
        Calibration calibration = Calibration.of(new NearestMean()).withFolds(data -> folds(data.rows()));
        assertThatThrownBy(() -> calibration.fit(data().forTrainingOnly()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("rows: expected rows as they were collected, got some that a resampler made or"
                        + " repeated; split first");
    }

    /** As a forward-chaining split does: the first rows are never validated. */
    @Test
    void fit_rowsThatNoFoldValidates_doNotCount() {
        int[] early = IntStream.range(0, 14).toArray();
        int[] late = IntStream.range(14, 20).toArray();
        Classifier model = Calibration.of((train, run) -> seen(train))
                .with(CalibrationMethod.ISOTONIC)
                .withFolds(data -> List.of(new Fold(early, late)))
                .fit(data());
        // Of rows 14 to 19, all of probability 1/4, five are yes.
        assertThat(model.predict(data().features())[1]).isEqualTo(5.0 / 6);
    }
}
