package io.limpid.regularize.diagnosis;

import java.util.List;
import java.util.Objects;

/**
 * How much a selection of columns, made before the split, owes to the rows that validate. An association is the mean
 * over columns of their correlation with the target, counted as positive where it has the sign it has on the training
 * rows; of several classes, with the class that correlates most on the training rows.
 *
 * @param verdict what the numbers say
 * @param selected the columns that were selected, in the order given
 * @param candidates how many numeric columns the raw data have
 * @param overlap the share of the selected columns that are among the as many with the largest correlation over all
 *     rows
 * @param expectedOverlap the same for columns selected at random
 * @param training mean over the folds of the selected columns' association on the training rows
 * @param validation the same on the validation rows
 * @param reselectedTraining the training association of as many columns selected anew in each fold by its training rows
 * @param reselectedValidation their association on the validation rows: what an honest selection finds again
 * @param optimism {@code validation - reselectedValidation}
 * @param standardError of the optimism over the folds, by Nadeau and Bengio's correction
 * @param p one-sided p-value that the optimism is not above 0, by Student's t; 1 for a single fold
 */
public record SelectionReport(
        Verdict verdict,
        List<String> selected,
        int candidates,
        double overlap,
        double expectedOverlap,
        double training,
        double validation,
        double reselectedTraining,
        double reselectedValidation,
        double optimism,
        double standardError,
        double p) {

    /** What the numbers say. */
    public enum Verdict {
        /** The columns are those of a screening over all rows, which found more than the same within folds finds. */
        SCREENED,
        /** The columns are those of a screening over all rows; screening within the folds does as well. */
        HARMLESS,
        /** The columns are not those of a screening over all rows. */
        INDEPENDENT
    }

    /** Checks the verdict and copies the list. */
    public SelectionReport {
        Objects.requireNonNull(verdict, "verdict");
        selected = List.copyOf(selected);
    }
}
