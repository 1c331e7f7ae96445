package io.limpid.regularize.path;

import io.limpid.core.model.Penalty;
import io.limpid.core.run.Run;

/** Solves one problem under one penalty after the other, each from the solution before. For one thread. */
interface PathSolver {

    /** Relative to the null deviance, what every gap has to reach. */
    double TOLERANCE = 1e-8;

    /** The smallest lambda at which every penalised coefficient is zero; for a ridge that of {@code l1Ratio} 0.001. */
    double largestLambda(double l1Ratio);

    /** The fit under a penalty. */
    PathPoint solve(Penalty penalty, Run run);
}
