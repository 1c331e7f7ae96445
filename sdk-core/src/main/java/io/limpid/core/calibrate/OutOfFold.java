package io.limpid.core.calibrate;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.RowException;
import io.limpid.core.metric.ClassPredictions;
import io.limpid.core.model.Classifier;
import io.limpid.core.model.Trainer;
import io.limpid.core.run.Progress;
import io.limpid.core.run.Run;
import io.limpid.core.run.Workers;
import io.limpid.core.split.Fold;
import io.limpid.core.split.Splitter;
import io.limpid.core.text.Quoted;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * What a trainer's models say of rows they were not trained on, and its model of all rows.
 *
 * @param predictions of the rows that some fold validates, in the order of the data
 * @param model trained on all rows
 */
record OutOfFold(ClassPredictions predictions, Classifier model) {

    private static final String STAGE = "fits";

    /**
     * Trains once for each fold and once on all rows, each a task of its own.
     *
     * @param who whose {@code withFolds} chooses the folds
     * @throws IllegalArgumentException when a fold has a row the data lacks or one that it both trains and validates
     *     on, a row is validated twice or none is, the trainer refuses a fold, the splitter refuses the data, or a
     *     resampler made or repeated some of its rows; the message names the fold, or the row as the data counts it
     */
    static OutOfFold of(String who, Trainer<? extends Classifier> trainer, Splitter splitter, Dataset data, Run run) {
        List<String> classes = data.classes();
        List<Fold> folds = folds(who, splitter, Splitter.requireCollected(data));
        boolean[] validated = validated(folds, data.rows());
        double[] values = new double[Math.multiplyExact(data.rows(), classes.size())];
        Classifier[] whole = new Classifier[1];
        Run inner = run.with(Workers.sequential()).with(Progress.none());
        AtomicInteger done = new AtomicInteger();
        int fits = folds.size() + 1;
        run.workers().forEach(fits, k -> {
            run.cancellation().check();
            if (k < folds.size()) {
                named(k, folds.size(), () -> predict(trainer, data, folds.get(k), inner, values));
            } else {
                whole[0] = requireClasses(trainer.fit(data, inner), classes);
            }
            run.progress().update(STAGE, done.incrementAndGet(), fits);
        });
        return new OutOfFold(predictions(data, values, validated), whole[0]);
    }

    private static List<Fold> folds(String who, Splitter splitter, Dataset data) {
        try {
            return List.copyOf(splitter.split(data));
        } catch (RowException row) {
            throw row;
        } catch (IllegalArgumentException unfit) {
            throw new IllegalArgumentException(
                    who + ": " + unfit.getMessage() + "; " + who + ".withFolds takes a splitter that suits the rows",
                    unfit);
        }
    }

    private static boolean[] validated(List<Fold> folds, int rows) {
        boolean[] validated = new boolean[rows];
        for (int k = 0; k < folds.size(); k++) {
            boolean[] training = new boolean[rows];
            for (int row : folds.get(k).train()) {
                training[requireRow(k, row, rows)] = true;
            }
            for (int row : folds.get(k).validation()) {
                if (training[requireRow(k, row, rows)]) {
                    throw new IllegalArgumentException(name(k, folds.size())
                            + ": expected no row for both training and validation, got row " + row + " for both");
                }
                if (validated[row]) {
                    throw new IllegalArgumentException(name(k, folds.size())
                            + ": expected each row to be validated once at most, got row " + row + " again");
                }
                validated[row] = true;
            }
        }
        return validated;
    }

    private static int requireRow(int k, int row, int rows) {
        if (!(row >= 0 && row < rows)) {
            throw new IllegalArgumentException(
                    "fold " + k + ": expected rows from 0 to " + (rows - 1) + ", got " + row);
        }
        return row;
    }

    private static Object predict(
            Trainer<? extends Classifier> trainer, Dataset data, Fold fold, Run inner, double[] values) {
        int outputs = data.classes().size();
        Classifier model = requireClasses(
                inData(fold.train(), () -> trainer.fit(data.select(fold.train()), inner)), data.classes());
        double[] p =
                inData(fold.validation(), () -> model.predict(data.features().select(fold.validation())));
        for (int v = 0; v < fold.validation().length; v++) {
            System.arraycopy(p, v * outputs, values, fold.validation()[v] * outputs, outputs);
        }
        return model;
    }

    private static Classifier requireClasses(Classifier model, List<String> classes) {
        if (!model.classes().equals(classes)) {
            throw new IllegalArgumentException("model: expected the classes of the target, " + Quoted.list(classes)
                    + ", got " + Quoted.list(model.classes()));
        }
        return model;
    }

    /** Who sees a fold's rows alone counts them from 0; a complaint about one gets its number in the data. */
    private static <T> T inData(int[] rows, Supplier<T> step) {
        try {
            return step.get();
        } catch (RowException e) {
            throw e.among(rows);
        }
    }

    private static void named(int k, int folds, Supplier<?> step) {
        try {
            step.get();
        } catch (RowException row) {
            throw row; // It names a row of the data, which callers may count in theirs; no fold is to blame.
        } catch (IllegalArgumentException unfit) {
            throw new IllegalArgumentException(name(k, folds) + ": " + unfit.getMessage(), unfit);
        }
    }

    private static String name(int k, int folds) {
        return "fold " + k + " of " + folds;
    }

    private static ClassPredictions predictions(Dataset data, double[] values, boolean[] validated) {
        int[] rows = IntStream.range(0, data.rows()).filter(i -> validated[i]).toArray();
        if (rows.length == 0) {
            throw new IllegalArgumentException("folds: expected some that validate rows, got none");
        }
        int outputs = data.classes().size();
        double[] p = new double[rows.length * outputs];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(values, rows[i] * outputs, p, i * outputs, outputs);
        }
        double[] truths = Arrays.stream(rows)
                .mapToDouble(row -> data.target().values()[row])
                .toArray();
        double[] weights =
                Arrays.stream(rows).mapToDouble(row -> data.weights()[row]).toArray();
        Column target = new Column(data.target().field(), truths);
        return new ClassPredictions(target, p, outputs, data.classes(), outputs - 1, 0.5, weights);
    }
}
