package io.limpid.regularize.path;

import io.limpid.core.model.LambdaGrid;
import io.limpid.core.model.LambdaSequence;
import io.limpid.core.model.Model;
import io.limpid.core.model.Penalty;
import io.limpid.core.model.PenaltyPath;
import io.limpid.core.run.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Fits along lambdas with one solver.
 *
 * @param <M> what is made of a fit
 */
final class PathFits<M extends Model> {

    static final String STAGE = "penalised fits";

    /** From lambda to lambda on the way to a single one: near enough for a start. */
    private static final double STRIDE = 0.5;

    private static final int FEWEST = 5;
    private static final double FLAT = 1e-5;
    private static final double SATURATED = 0.999;

    private final PathSolver solver;
    private final Function<PathPoint, M> made;
    private final Run run;

    PathFits(PathSolver solver, Function<PathPoint, M> made, Run run) {
        this.solver = solver;
        this.made = made;
        this.run = run;
    }

    /** What counts as hardly more being explained. */
    enum Gain {
        /** Less than 1e-5 of the null deviance. */
        ABSOLUTE,
        /** Less than 1e-5 of what is explained. */
        RELATIVE
    }

    /** The fit under one penalty, by way of stronger ones. */
    M single(Penalty penalty) {
        double most = solver.largestLambda(penalty.l1Ratio());
        double least = Math.max(penalty.lambda(), 1e-6 * most);
        int steps = 0;
        for (double lambda = most * STRIDE; lambda > least; lambda *= STRIDE) {
            solver.solve(new Penalty(lambda, penalty.l1Ratio()), run);
            run.progress().update(STAGE, ++steps, steps + 1);
        }
        M model = made.apply(solver.solve(penalty, run));
        run.progress().update(STAGE, steps + 1, steps + 1);
        return model;
    }

    /** glmnet's grid: down to 1e-4 of the largest, or 1e-2 where there are fewer rows than columns. */
    LambdaSequence grid(double l1Ratio, LambdaGrid grid, int rows, int columns) {
        double most = solver.largestLambda(l1Ratio);
        double ratio = grid.minRatio().orElse(rows < columns ? 1e-2 : 1e-4);
        // Where no coefficient would ever move any lambdas are as good.
        return LambdaSequence.geometric(l1Ratio, most > 0 ? most : 1, ratio, grid.count());
    }

    /** One fit for each lambda. */
    PenaltyPath<M> along(LambdaSequence lambdas) {
        List<M> models = new ArrayList<>();
        for (int m = 0; m < lambdas.size(); m++) {
            models.add(made.apply(next(lambdas, m)));
        }
        return new PenaltyPath<>(lambdas, models);
    }

    /** Fits until the lambdas end or smaller ones have no more to give. */
    ElasticNetPath<M> alongUntilFlat(LambdaSequence lambdas, Gain kind) {
        List<M> models = new ArrayList<>();
        double before = 0;
        for (int m = 0; m < lambdas.size(); m++) {
            PathPoint point = next(lambdas, m);
            models.add(made.apply(point));
            double ratio = point.evidence().devianceRatio();
            boolean flat = ratio - before < (kind == Gain.RELATIVE ? FLAT * ratio : FLAT);
            before = ratio;
            if (m + 1 >= FEWEST && (flat || ratio > SATURATED) && m + 1 < lambdas.size()) {
                return new ElasticNetPath<>(
                        new PenaltyPath<>(lambdas.first(m + 1), models),
                        flat ? ElasticNetPath.Ending.FLAT : ElasticNetPath.Ending.SATURATED);
            }
        }
        return new ElasticNetPath<>(new PenaltyPath<>(lambdas, models), ElasticNetPath.Ending.GRID);
    }

    private PathPoint next(LambdaSequence lambdas, int m) {
        run.cancellation().check();
        PathPoint point = solver.solve(lambdas.penalty(m), run);
        FitEvidence evidence = point.evidence();
        String stage = String.format(Locale.ROOT, "%s, %.1f %% of the deviance", STAGE, 100 * evidence.devianceRatio());
        run.progress().update(stage, m + 1, lambdas.size());
        return point;
    }
}
