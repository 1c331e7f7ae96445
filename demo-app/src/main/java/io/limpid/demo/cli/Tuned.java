package io.limpid.demo.cli;

import io.limpid.demo.study.CoefficientPath;
import io.limpid.demo.study.Training;
import io.limpid.regularize.tuning.NestedCrossValidation;
import io.limpid.regularize.tuning.PenaltyCurve;
import io.limpid.regularize.tuning.PenaltyCurves;
import io.limpid.regularize.tuning.SearchResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What came of a search.
 *
 * @param found what was tried and chosen
 * @param path the coefficients of all rows' models along the curve's lambdas, when a report shows them
 * @param nested what it is worth, when that was asked for
 * @param fitted the chosen model, when it is to be written
 */
record Tuned(
        SearchResult found,
        Optional<CoefficientPath> path,
        Optional<NestedCrossValidation> nested,
        Optional<Training.Outcome> fitted) {

    /** The curve, when lambdas were searched. */
    Optional<PenaltyCurve> curve() {
        return found instanceof PenaltyCurves curves ? Optional.of(curves.curve()) : Optional.empty();
    }

    /** What to know of the search, and of the chosen model's fit. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        curve().map(PenaltyCurve::lambdas).map(l -> l.lambdas()).ifPresent(lambdas -> {
            double best = curve().orElseThrow().lambdaMin().lambda();
            if (lambdas.size() > 1 && best == lambdas.get(lambdas.size() - 1)) {
                warnings.add("lambda " + best + " is the smallest one tried and scores best, so a smaller one may score"
                        + " better; choose a smaller --lambda-min-ratio");
            }
        });
        fitted.ifPresent(outcome -> warnings.addAll(outcome.remarks()));
        return warnings;
    }
}
