package io.limpid.demo.cli;

import io.limpid.core.data.Dataset;
import io.limpid.core.split.PredefinedFolds;
import io.limpid.core.split.Repeated;
import io.limpid.core.split.Splitter;
import io.limpid.core.split.StratifiedGroupKFold;
import io.limpid.core.split.StratifiedKFold;
import io.limpid.demo.study.Training;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Which rows validate together. */
final class FoldOptions {

    private static final int FOLDS = 10;
    /** Folds of a numeric target hold each tenth of its values alike, as the held-out rows of {@code train} do. */
    private static final int TARGET_BINS = 10;

    @Option(names = "--folds", paramLabel = "N", description = "how many folds (" + FOLDS + ")")
    private Integer folds;

    @Option(
            names = "--repeats",
            paramLabel = "N",
            description = "how often all rows are cut into folds, each time by another seed (1)")
    private Integer repeats;

    @Option(
            names = "--folds-column",
            paramLabel = "COL",
            description = "a column whose values are the folds; it is no feature then")
    private String foldsColumn;

    @Option(
            names = "--group-column",
            paramLabel = "COL",
            description = "a column of which no value is in two folds, such as customers; it is no feature then")
    private String groupColumn;

    /** How the rows are cut; wrong usage when the options contradict each other or the training. */
    Splitter splitter(CommandSpec command, Training training, long seed) {
        return Usage.check(command, () -> {
            Stream.of("--folds-column", "--group-column")
                    .forEach(option -> requireFree(option, column(option), training));
            if (foldsColumn != null) {
                requireAlone("--folds", folds);
                requireAlone("--repeats", repeats);
                requireAlone("--group-column", groupColumn);
                return PredefinedFolds.of(foldsColumn);
            }
            Splitter once = cut(count(), seed);
            return repeats() == 1 ? once : Repeated.of(repeats(), seed, own -> cut(count(), own));
        });
    }

    private Splitter cut(int parts, long seed) {
        return groupColumn == null
                ? StratifiedKFold.of(parts, seed).withTargetBins(TARGET_BINS)
                : StratifiedGroupKFold.of(parts, groupColumn, seed).withTargetBins(TARGET_BINS);
    }

    /** The folds around those of a search, of as many parts; wrong usage beside folds that are given. */
    Splitter outer(CommandSpec command, int parts, long seed) {
        return Usage.check(command, () -> {
            requireAlone("--nested", foldsColumn == null ? null : parts);
            return cut(parts, seed);
        });
    }

    private String column(String option) {
        return option.equals("--folds-column") ? foldsColumn : groupColumn;
    }

    private static void requireFree(String option, String column, Training training) {
        if (column == null) {
            return;
        }
        if (column.equals(training.target())) {
            throw new IllegalArgumentException(
                    option + ": expected another column than the target, got \"" + column + '"');
        }
        if (training.ignored().contains(column)) {
            throw new IllegalArgumentException(option + ": expected a column that is not ignored, got \"" + column
                    + "\", which --ignore leaves out");
        }
    }

    private static void requireAlone(String option, Object given) {
        if (given != null) {
            throw new IllegalArgumentException(
                    option + ": expected none beside --folds-column, whose values are the folds, got " + given);
        }
    }

    private int count() {
        return folds == null ? FOLDS : folds;
    }

    /** How often the rows are gone through. */
    int repeats() {
        return repeats == null ? 1 : repeats;
    }

    /**
     * The same rows with the column of folds or groups out of every model's sight.
     *
     * @throws IllegalArgumentException when there is no such column
     */
    Dataset keyed(Dataset data) {
        return Optional.ofNullable(foldsColumn)
                .or(() -> Optional.ofNullable(groupColumn))
                .map(data::withKeys)
                .orElse(data);
    }

    /** What was chosen, as JSON. */
    Map<String, Object> described() {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("repeats", repeats());
        Optional.ofNullable(foldsColumn).ifPresent(column -> described.put("foldsColumn", column));
        Optional.ofNullable(groupColumn).ifPresent(column -> described.put("groupColumn", column));
        return described;
    }
}
