package io.limpid.bench;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.metric.RocAuc;
import io.limpid.core.model.LambdaGrid;
import io.limpid.core.run.Run;
import io.limpid.core.run.Workers;
import io.limpid.core.split.StratifiedKFold;
import io.limpid.regularize.path.ElasticNet;
import io.limpid.regularize.path.ElasticNetClassifier;
import io.limpid.regularize.tuning.NestedCrossValidation;
import io.limpid.regularize.tuning.NestedCrossValidator;
import io.limpid.regularize.tuning.PenaltySearch;
import io.limpid.regularize.tuning.ScoredRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Shows what a search makes of pure noise: a lasso among 20 penalties on 100 rows of two equal classes and 500 columns
 * that have nothing to do with them, where the true AUC of anything is 0.5. Prints, over the draws, the mean of the AUC
 * that the search chose by and of the nested one. The number of draws is the first argument, 400 unless given.
 */
public final class NestedNoise {

    private static final int ROWS = 100;
    private static final int COLUMNS = 500;
    private static final int FOLDS = 5;

    private NestedNoise() {}

    /** Draws, searches and prints a table in Markdown. */
    public static void main(String[] args) {
        int draws = args.length > 0 ? Integer.parseInt(args[0]) : 400;
        ExecutorService pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            Run run = Run.quiet().with(Workers.on(pool));
            double[] selected = new double[draws];
            double[] nested = new double[draws];
            for (int d = 0; d < draws; d++) {
                NestedCrossValidation result = NestedCrossValidator.of(StratifiedKFold.of(FOLDS, d), new RocAuc())
                        .run(search(d), noise(d), run);
                selected[d] = result.selected().require();
                nested[d] = result.nested().require();
            }
            System.out.printf(Locale.ROOT, "| AUC | mean of %d draws | its standard error |%n|---|---|---|%n", draws);
            print("chosen by", selected);
            print("nested", nested);
        } finally {
            pool.shutdownNow();
        }
    }

    private static PenaltySearch<ElasticNetClassifier> search(int draw) {
        return PenaltySearch.of(ElasticNet.classifier(), StratifiedKFold.of(FOLDS, -1 - draw), new RocAuc())
                .with(LambdaGrid.withDefaults().withCount(20).withMinRatio(0.05))
                .with(ScoredRows.VALIDATION);
    }

    private static Dataset noise(int draw) {
        SplittableRandom random = new SplittableRandom(draw);
        List<Field> fields = new ArrayList<>();
        double[][] columns = new double[COLUMNS][ROWS];
        for (int j = 0; j < COLUMNS; j++) {
            fields.add(new Field.Numeric("x" + j));
            for (int i = 0; i < ROWS; i++) {
                columns[j][i] = random.nextDouble() + random.nextDouble() + random.nextDouble();
            }
        }
        double[] classes = new double[ROWS];
        for (int i = 0; i < ROWS; i++) {
            classes[i] = i % 2;
        }
        return Dataset.of(
                Table.of(new Schema(fields), columns),
                new Column(new Field.Categorical("y", List.of("no", "yes")), classes));
    }

    private static void print(String name, double[] scores) {
        double mean = 0;
        for (double score : scores) {
            mean += score / scores.length;
        }
        double squares = 0;
        for (double score : scores) {
            squares += (score - mean) * (score - mean);
        }
        double error = Math.sqrt(squares / (scores.length - 1) / scores.length);
        System.out.printf(Locale.ROOT, "| %s | %.3f | %.3f |%n", name, mean, error);
    }
}
