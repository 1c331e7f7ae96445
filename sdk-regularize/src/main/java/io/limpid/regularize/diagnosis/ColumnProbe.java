package io.limpid.regularize.diagnosis;

import java.util.List;

/** Looks at one column beside the target. */
@FunctionalInterface
interface ColumnProbe {

    /** The fewest rows with a value that say anything. */
    int FEWEST_ROWS = 20;

    /**
     * What it found, most often nothing.
     *
     * @param columns how many columns are looked at, so that what chance gives one of many is not reported
     */
    List<LeakFinding> look(SortedColumn column, ProbedTarget target, int columns);
}
