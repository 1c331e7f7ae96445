package io.limpid.models.linear;

import io.limpid.core.metric.Score;
import io.limpid.models.linear.LinearSummary.Coefficient;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A {@link LinearSummary} as a table in plain text. */
final class LinearSummaryText {

    private LinearSummaryText() {}

    static String of(LinearSummary summary) {
        List<Coefficient> all = new ArrayList<>();
        all.add(summary.intercept());
        all.addAll(summary.coefficients());
        int width = all.stream().mapToInt(c -> c.name().length()).max().orElse(0);
        StringBuilder text = new StringBuilder(title(summary));
        text.append(String.format(
                Locale.ROOT, "%n%-" + width + "s %14s %14s %10s %10s", "", "estimate", "std. error", "t", "p"));
        for (Coefficient c : all) {
            text.append(String.format(
                    Locale.ROOT,
                    "%n%-" + width + "s %14s %14s %10s %10s",
                    c.name(),
                    number(c.estimate()),
                    number(c.standardError()),
                    number(c.t()),
                    number(c.p())));
        }
        return text.append(fit(summary)).toString();
    }

    private static String title(LinearSummary summary) {
        double lambda = summary.penalty().lambda();
        return "linear regression on " + summary.rows() + " rows, "
                + (lambda > 0 ? "squared penalty " + lambda : "least squares");
    }

    private static String fit(LinearSummary summary) {
        String freedom = summary.degreesOfFreedom() + " degrees of freedom";
        StringBuilder text = new StringBuilder();
        if (summary.intercept().standardError() instanceof Score.Undefined none) {
            text.append(line("no standard errors: " + none.reason()));
        }
        text.append(line("residual standard error: " + orReason(summary.residualStandardError(), " on " + freedom)));
        text.append(line("R squared: " + orReason(summary.rSquared(), "")));
        text.append(line("adjusted R squared: " + orReason(summary.adjustedRSquared(), "")));
        String p = ", p " + number(summary.fPValue());
        return text.append(
                        line("F: " + orReason(summary.fStatistic(), " on " + summary.rank() + " and " + freedom + p)))
                .toString();
    }

    private static String line(String text) {
        return String.format(Locale.ROOT, "%n%s", text);
    }

    private static String orReason(Score score, String after) {
        return score instanceof Score.Undefined none ? "none, " + none.reason() : number(score) + after;
    }

    private static String number(Score score) {
        return score instanceof Score.Value value ? number(value.number()) : "-";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.5g", value);
    }
}
