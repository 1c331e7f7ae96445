package io.limpid.demo.cli;

import io.limpid.core.model.LambdaGrid;
import io.limpid.demo.catalog.ModelChoice;
import io.limpid.demo.catalog.Models;
import io.limpid.demo.catalog.Parameter;
import io.limpid.demo.catalog.ParameterGrid;
import io.limpid.regularize.tuning.ChoiceRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** What is searched for: a lambda along a path, or the best combination of a grid. */
final class SearchOptions {

    private static final String LAMBDA = "lambda";

    @Option(
            names = "--lambdas",
            paramLabel = "N",
            description = "how many lambdas to try, each fold fitting one path of models (100)")
    private Integer lambdas;

    @Option(
            names = "--lambda-min-ratio",
            paramLabel = "R",
            description = "the smallest lambda's share of the largest (what the model finds fit)")
    private Double minRatio;

    @Option(
            names = "--grid",
            paramLabel = "name=v1,v2,...",
            description =
                    "values of a parameter to try, the simplest first; may be repeated, every combination is tried")
    private List<String> grids = new ArrayList<>();

    @Option(
            names = "--choose",
            defaultValue = "min",
            paramLabel = "min|1se",
            description = "the best mean score, or the simplest within one standard error of it (${DEFAULT-VALUE})")
    private String choose;

    @Option(
            names = "--nested",
            paramLabel = "K",
            description = "in how many outer folds the whole search is judged, for the score that may be quoted (none)")
    private Integer nested;

    /** Whether a grid is searched, not a path. */
    boolean ofGrid() {
        return !grids.isEmpty();
    }

    /** Which of those tried is chosen; wrong usage when it is no rule. */
    ChoiceRule rule(CommandSpec command) {
        return switch (choose) {
            case "min" -> ChoiceRule.BEST;
            case "1se" -> ChoiceRule.ONE_STANDARD_ERROR;
            default -> throw Usage.wrong(command, "--choose: expected min or 1se, got \"" + choose + '"');
        };
    }

    /** The rule as users type it. */
    String choose() {
        return choose;
    }

    /** How many outer folds, if any; wrong usage when they cannot be. */
    Optional<Integer> nested(CommandSpec command) {
        if (nested != null && nested < 2) {
            throw Usage.wrong(command, "--nested: expected at least 2 outer folds, got " + nested);
        }
        return Optional.ofNullable(nested);
    }

    /** The lambdas of a path; wrong usage when they cannot be, or beside a grid. */
    LambdaGrid path(CommandSpec command) {
        return Usage.check(command, () -> {
            if (ofGrid() && (lambdas != null || minRatio != null)) {
                throw new IllegalArgumentException("--grid: expected none beside "
                        + (lambdas != null ? "--lambdas" : "--lambda-min-ratio") + ", got " + grids);
            }
            LambdaGrid grid = LambdaGrid.withDefaults();
            grid = lambdas == null ? grid : grid.withCount(lambdas);
            return minRatio == null ? grid : grid.withMinRatio(minRatio);
        });
    }

    /**
     * The combinations to try.
     *
     * @throws IllegalArgumentException when one of the texts cannot be read
     */
    ParameterGrid grid(String model, Map<String, String> given) {
        return ParameterGrid.parse(model, given, grids);
    }

    /**
     * The model with any good value of what is searched for.
     *
     * @throws IllegalArgumentException when a value cannot be used, or the model has no lambda and there is no grid
     */
    ModelChoice start(String model, Map<String, String> given) {
        if (ofGrid()) {
            return grid(model, given).require();
        }
        boolean penalized =
                Models.require(model).parameters().stream().map(Parameter::name).anyMatch(LAMBDA::equals);
        if (!penalized) {
            throw new IllegalArgumentException(
                    "--grid: expected values to try for model \"" + model + "\", which has no lambda, got none");
        }
        if (given.containsKey(LAMBDA)) {
            throw new IllegalArgumentException(
                    "--param: expected no lambda, which is searched for, got \"" + given.get(LAMBDA) + '"');
        }
        Map<String, String> values = new LinkedHashMap<>(given);
        values.put(LAMBDA, "1"); // The search exchanges it.
        return Models.choose(model, values);
    }
}
