package io.limpid.regularize.diagnosis;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Table;
import io.limpid.core.run.Run;
import io.limpid.core.split.Fold;
import io.limpid.core.split.Splitter;
import io.limpid.regularize.diagnosis.LeakReport.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Looks through data, and the folds they are to be cut into, for signs that what a model shall predict has leaked into
 * what it learns from. {@link LeakKind} lists the signs, {@link LeakReport} what was found.
 *
 * <pre>{@code
 * Dataset data = Dataset.of(CsvReader.withDefaults().read(file), "Status");
 * LeakReport report = LeakProbes.withDefaults().probe(data, StratifiedKFold.of(10, 42), Run.quiet());
 * report.sentences().forEach(System.out::println);
 * }</pre>
 *
 * <p>A finding is evidence and no proof: an honest column can predict almost perfectly. An alarm is raised only for
 * what honest data hardly ever show. Rows are counted by number; weights count where a target is averaged or predicted,
 * and rows of weight zero are left out. To look only at the columns a model reads, give {@code
 * data.withFeatures(model.features().align(data.features()))}. Whether columns were selected from a larger table that
 * is still there is better answered by {@link SelectionProbe}.
 *
 * <p>Columns are the tasks of the run's workers; any number of them gives the same report. Cost: n log n a column, and
 * a pass over the rows of all folds. Draws nothing at random. Immutable.
 */
public final class LeakProbes {

    private static final String STAGE = "leak probes, columns";

    private static final Set<LeakKind> OF_FOLDS = EnumSet.of(LeakKind.DUPLICATE_ROWS, LeakKind.NEAR_DUPLICATE_ROWS);

    private static final Set<LeakKind> OF_ROWS =
            EnumSet.of(LeakKind.DUPLICATE_ROWS, LeakKind.NEAR_DUPLICATE_ROWS, LeakKind.TIME_ORDER);

    private static final Set<LeakKind> OF_DERIVED =
            EnumSet.of(LeakKind.TARGET_COPY, LeakKind.TARGET_CUT, LeakKind.TARGET_BY_LEVEL);

    private static final Set<LeakKind> OF_TARGET = EnumSet.of(
            LeakKind.PERFECT_PREDICTOR,
            LeakKind.TARGET_COPY,
            LeakKind.TARGET_CUT,
            LeakKind.TARGET_BY_LEVEL,
            LeakKind.TARGET_BY_MISSINGNESS,
            LeakKind.TARGET_ENCODED,
            LeakKind.SELECTED_COLUMNS);

    private final Set<LeakKind> kinds;
    private final double perfectScore;

    private LeakProbes(Set<LeakKind> kinds, double perfectScore) {
        this.kinds = Collections.unmodifiableSet(EnumSet.copyOf(kinds));
        this.perfectScore = perfectScore;
    }

    /** Looks for everything; a column predicts almost perfectly from an R² or area under the ROC curve of 0.99 on. */
    public static LeakProbes withDefaults() {
        return new LeakProbes(EnumSet.allOf(LeakKind.class), 0.99);
    }

    /** Looks for these alone. */
    public LeakProbes withKinds(LeakKind first, LeakKind... more) {
        return new LeakProbes(EnumSet.of(first, more), perfectScore);
    }

    /**
     * With another R² or area under the ROC curve above which a column predicts almost perfectly.
     *
     * @throws IllegalArgumentException when it is not from 0.5 to below 1
     */
    public LeakProbes withPerfectScore(double least) {
        if (!(least >= 0.5 && least < 1)) {
            throw new IllegalArgumentException("perfectScore: expected 0.5 to below 1, got " + least);
        }
        return new LeakProbes(kinds, least);
    }

    /** Looks through the data on the calling thread; what takes folds is skipped. */
    public LeakReport probe(Dataset data) {
        return probe(data, Run.quiet());
    }

    /** Looks through the data; what takes folds is skipped. */
    public LeakReport probe(Dataset data, Run run) {
        return probe(data, List.of(), run);
    }

    /**
     * Looks through the data and a splitter's folds of them.
     *
     * @throws IllegalArgumentException when the splitter refuses the data
     */
    public LeakReport probe(Dataset data, Splitter splitter, Run run) {
        return probe(data, splitter.split(data), run);
    }

    /**
     * Looks through the data and these folds of them; no folds skip what takes some.
     *
     * @throws IllegalArgumentException when a fold has rows that the data lack, or a column's values lie so far apart
     *     that their deviation is beyond double precision
     * @throws java.util.concurrent.CancellationException when the run was cancelled
     */
    public LeakReport probe(Dataset data, List<Fold> folds, Run run) {
        Objects.requireNonNull(run, "run");
        requireRows(folds, data.rows());
        ProbedTarget target = ProbedTarget.of(data);
        Map<LeakKind, Reason> skipped = skipped(target, folds);
        Set<LeakKind> wanted = EnumSet.allOf(LeakKind.class);
        wanted.removeAll(skipped.keySet());
        run.cancellation().check();
        List<LeakFinding> findings = new ArrayList<>(rowFindings(data, target, folds, wanted, run));
        Looked[] looked = columns(data, target, wanted, run);
        Arrays.stream(looked).forEach(one -> findings.addAll(one.findings()));
        findings.addAll(ScaledColumns.findings(
                data.features().schema().names(),
                Arrays.stream(looked).map(Looked::scale).toList(),
                data.rows()));
        if (wanted.contains(LeakKind.SELECTED_COLUMNS)) {
            List<OptionalDouble> ps = Arrays.stream(looked).map(Looked::p).toList();
            if (ScreenedColumns.areEnough(ps)) {
                findings.addAll(screened(data, looked));
            } else {
                skipped.put(LeakKind.SELECTED_COLUMNS, Reason.TOO_FEW_COLUMNS);
            }
        }
        findings.removeIf(finding -> !wanted.contains(finding.kind()));
        // Stable: what is equally severe and of one kind stays in the order of the columns.
        findings.sort(Comparator.comparing(LeakFinding::severity).reversed().thenComparing(LeakFinding::kind));
        return new LeakReport(
                data.rows(),
                data.features().schema().size(),
                folds.size(),
                findings,
                skipped.entrySet().stream()
                        .map(e -> new LeakReport.Skipped(e.getKey(), e.getValue()))
                        .toList());
    }

    private static List<LeakFinding> screened(Dataset data, Looked[] looked) {
        List<LeakFinding> byValues =
                ScreenedColumns.find(data, Arrays.stream(looked).map(Looked::p).toList());
        return byValues.isEmpty()
                ? ScreenedColumns.find(
                        data, Arrays.stream(looked).map(Looked::rankP).toList())
                : byValues;
    }

    private static void requireRows(List<Fold> folds, int rows) {
        for (int k = 0; k < folds.size(); k++) {
            for (int[] side : List.of(folds.get(k).train(), folds.get(k).validation())) {
                for (int row : side) {
                    if (!(row >= 0 && row < rows)) {
                        throw new IllegalArgumentException("fold " + (k + 1) + ": expected rows "
                                + (rows == 0 ? "of a data set that has some" : "from 0 to " + (rows - 1)) + ", got "
                                + row);
                    }
                }
            }
        }
    }

    private Map<LeakKind, Reason> skipped(ProbedTarget target, List<Fold> folds) {
        Map<LeakKind, Reason> skipped = new TreeMap<>();
        for (LeakKind kind : LeakKind.values()) {
            if (!kinds.contains(kind)) {
                skipped.put(kind, Reason.NOT_ASKED);
            } else if (OF_FOLDS.contains(kind) && folds.isEmpty()) {
                skipped.put(kind, Reason.NO_FOLDS);
            } else if (!OF_FOLDS.contains(kind) && target.sorted().rows() < ColumnProbe.FEWEST_ROWS) {
                skipped.put(kind, Reason.TOO_FEW_ROWS);
            } else if (OF_TARGET.contains(kind) && !target.varies()) {
                skipped.put(kind, Reason.CONSTANT_TARGET);
            }
        }
        return skipped;
    }

    private static List<LeakFinding> rowFindings(
            Dataset data, ProbedTarget target, List<Fold> folds, Set<LeakKind> wanted, Run run) {
        List<LeakFinding> findings = new ArrayList<>();
        if (!Collections.disjoint(wanted, OF_FOLDS)) {
            double[][] features = new double[data.features().schema().size()][];
            Arrays.setAll(features, data.features()::column);
            boolean[] counted = RepeatedRows.counted(features, data.weights());
            if (wanted.contains(LeakKind.DUPLICATE_ROWS)) {
                findings.addAll(RepeatedRows.find(features, data.target().values(), counted, folds));
            }
            run.cancellation().check();
            if (wanted.contains(LeakKind.NEAR_DUPLICATE_ROWS)) {
                findings.addAll(NearRows.find(data, counted, folds, run));
            }
        }
        if (wanted.contains(LeakKind.TIME_ORDER)) {
            run.cancellation().check();
            findings.addAll(TimeOrder.find(data, target, folds));
        }
        return findings;
    }

    /** What one column gave. */
    private record Looked(
            List<LeakFinding> findings, ScaledColumns.Scale scale, OptionalDouble p, OptionalDouble rankP) {}

    private Looked[] columns(Dataset data, ProbedTarget target, Set<LeakKind> wanted, Run run) {
        Table features = data.features();
        int columns = OF_ROWS.containsAll(wanted) ? 0 : features.schema().size();
        Looked[] looked = new Looked[columns];
        AtomicInteger done = new AtomicInteger();
        run.workers().forEach(columns, j -> {
            run.cancellation().check();
            Column column = new Column(features.schema().field(j), features.column(j));
            looked[j] = look(SortedColumn.of(column, data.weights()), target, columns, wanted);
            run.progress().update(STAGE, done.incrementAndGet(), columns);
        });
        return looked;
    }

    private Looked look(SortedColumn column, ProbedTarget target, int columns, Set<LeakKind> wanted) {
        List<LeakFinding> findings = new ArrayList<>();
        if (!Collections.disjoint(wanted, OF_DERIVED)) {
            findings.addAll(new TargetDerived().look(column, target, columns));
            findings.removeIf(finding -> !wanted.contains(finding.kind()));
        }
        if (findings.isEmpty() && wanted.contains(LeakKind.TARGET_ENCODED)) {
            findings.addAll(new EncodedTarget().look(column, target, columns));
        }
        // What is a function of the target predicts it: that is said already.
        if (findings.isEmpty() && wanted.contains(LeakKind.PERFECT_PREDICTOR)) {
            findings.addAll(new PerfectPredictor(perfectScore).look(column, target, columns));
        }
        if (wanted.contains(LeakKind.TARGET_BY_MISSINGNESS)) {
            findings.addAll(new TellingGaps().look(column, target, columns));
        }
        if (wanted.contains(LeakKind.IDENTIFIER)) {
            findings.addAll(new Identifier().look(column, target, columns));
        }
        if (wanted.contains(LeakKind.MEAN_IMPUTED)) {
            findings.addAll(new FilledGaps().look(column, target, columns));
        }
        boolean tested = wanted.contains(LeakKind.SELECTED_COLUMNS);
        OptionalDouble p = tested ? ScreenedColumns.p(column, target) : OptionalDouble.empty();
        OptionalDouble rankP = tested ? ScreenedColumns.rankP(column, target) : OptionalDouble.empty();
        return new Looked(findings, ScaledColumns.of(column), p, rankP);
    }
}
