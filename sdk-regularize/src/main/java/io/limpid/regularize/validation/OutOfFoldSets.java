package io.limpid.regularize.validation;

import io.limpid.core.data.Column;
import io.limpid.core.metric.ClassPredictions;
import io.limpid.core.metric.NumericPredictions;
import io.limpid.core.metric.Predictions;
import io.limpid.core.split.Fold;
import io.limpid.core.text.Quoted;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Puts the folds' predictions of their validation rows together, one set for each time the rows are gone through. */
final class OutOfFoldSets {

    private static final int NO_FOLD = -1;

    /**
     * One fold's part.
     *
     * @param predictions of its validation rows, or empty when the fold failed
     * @param failure why it failed, or empty
     */
    record Part(Optional<Predictions> predictions, String failure) {

        Predictions kept() {
            return predictions.orElseThrow();
        }
    }

    private final List<Fold> folds;
    private final List<Part> parts;
    private final int rows;

    private OutOfFoldSets(List<Fold> folds, List<Part> parts, int rows) {
        this.folds = folds;
        this.parts = parts;
        this.rows = rows;
    }

    /**
     * The sets: consecutive folds share one as long as no row is validated twice, so every repeat of a repeated
     * cross-validation has its own.
     *
     * @param rows how many the data have
     */
    static List<OutOfFold> of(List<Fold> folds, List<Part> parts, int rows) {
        OutOfFoldSets sets = new OutOfFoldSets(folds, parts, rows);
        List<OutOfFold> all = new ArrayList<>();
        BitSet seen = new BitSet(rows);
        int from = 0;
        for (int k = 0; k < folds.size(); k++) {
            if (Arrays.stream(folds.get(k).validation()).anyMatch(seen::get)) {
                all.add(sets.join(from, k));
                seen.clear();
                from = k;
            }
            Arrays.stream(folds.get(k).validation()).forEach(seen::set);
        }
        all.add(sets.join(from, folds.size()));
        return List.copyOf(all);
    }

    private OutOfFold join(int from, int to) {
        for (int k = from; k < to; k++) {
            Optional<String> objection = objection(from, k);
            if (objection.isPresent()) {
                return new OutOfFold.Absent(FoldRunner.name(k, folds.size()) + ": " + objection.get());
            }
        }
        int[] foldOf = new int[rows];
        int[] placeOf = new int[rows];
        Arrays.fill(foldOf, NO_FOLD);
        for (int k = from; k < to; k++) {
            int[] validation = folds.get(k).validation();
            for (int i = 0; i < validation.length; i++) {
                foldOf[validation[i]] = k;
                placeOf[validation[i]] = i;
            }
        }
        int[] validated =
                IntStream.range(0, rows).filter(row -> foldOf[row] != NO_FOLD).toArray();
        return joined(from, to, validated, foldOf, placeOf);
    }

    /** Why the predictions of a fold cannot stand beside those of the set's first. */
    private Optional<String> objection(int from, int k) {
        if (parts.get(k).predictions().isEmpty()) {
            return Optional.of(parts.get(k).failure());
        }
        int[] validation = folds.get(k).validation();
        if (Arrays.stream(validation).distinct().count() < validation.length) {
            return Optional.of("expected each row to be validated once, got some twice");
        }
        Predictions first = parts.get(from).kept();
        Predictions other = parts.get(k).kept();
        if (first.getClass() != other.getClass()) {
            return Optional.of("expected the same kind of model in every fold, got a classifier and a regressor");
        }
        if (first instanceof ClassPredictions c && !c.classes().equals(((ClassPredictions) other).classes())) {
            return Optional.of("expected the classes of " + FoldRunner.name(from, folds.size()) + ", "
                    + Quoted.list(c.classes()) + ", got " + Quoted.list(((ClassPredictions) other).classes()));
        }
        return Optional.empty();
    }

    private OutOfFold joined(int from, int to, int[] validated, int[] foldOf, int[] placeOf) {
        Predictions first = parts.get(from).kept();
        int outputs = first instanceof ClassPredictions c ? c.outputs() : 1;
        int[] fold = new int[validated.length];
        double[] truth = new double[validated.length];
        double[] weight = new double[validated.length];
        double[] values = new double[Math.multiplyExact(validated.length, outputs)];
        for (int i = 0; i < validated.length; i++) {
            fold[i] = foldOf[validated[i]];
            int place = placeOf[validated[i]];
            Predictions part = parts.get(fold[i]).kept();
            truth[i] = part.target().values()[place];
            weight[i] = part.weights()[place];
            System.arraycopy(part.values(), place * outputs, values, i * outputs, outputs);
        }
        Column target = new Column(first.target().field(), truth);
        if (!(first instanceof ClassPredictions classes)) {
            return new OutOfFold.Kept(
                    validated, fold, new NumericPredictions(target, values, weight), OutOfFold.Thresholds.SHARED);
        }
        boolean shared = outputs != 2 // The most probable of more classes is predicted, whatever the threshold.
                || IntStream.range(from, to)
                        .allMatch(k -> ((ClassPredictions) parts.get(k).kept()).threshold() == classes.threshold());
        ClassPredictions all = new ClassPredictions(
                target,
                values,
                outputs,
                classes.classes(),
                classes.positive(),
                shared ? classes.threshold() : 0.5,
                weight);
        return new OutOfFold.Kept(
                validated, fold, all, shared ? OutOfFold.Thresholds.SHARED : OutOfFold.Thresholds.DIFFERING);
    }
}
