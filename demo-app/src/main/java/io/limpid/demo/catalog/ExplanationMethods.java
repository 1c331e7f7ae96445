package io.limpid.demo.catalog;

import io.limpid.core.run.Run;
import io.limpid.explain.Explanation;
import io.limpid.explain.LocalExplainer;
import io.limpid.explain.Masker;
import io.limpid.explain.ModelOutput;
import io.limpid.explain.local.ColumnDistributions;
import io.limpid.explain.local.ExactShapley;
import io.limpid.explain.local.KernelShap;
import io.limpid.explain.local.Lime;
import io.limpid.explain.local.Shap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** The ways to explain one row. */
public final class ExplanationMethods {

    private static final Optional<String> COALITIONS = Optional.of("coalitions");

    private static final List<Method> ALL = List.of(
            new Method("auto", "Shapley values, exact for few columns", COALITIONS, ExplanationMethods::auto),
            new Method("exact", "Shapley values, every coalition", Optional.empty(), ExplanationMethods::exact),
            new Method("kernel", "Shapley values, sampled coalitions", COALITIONS, ExplanationMethods::kernel),
            new Method("lime", "LIME, a linear model near the row", Optional.of("samples"), ExplanationMethods::lime));

    private static final List<Method> ON_PAGE = List.of(require("auto"), require("lime"));

    private ExplanationMethods() {}

    /** What an explainer is made from. A method asks only for what it needs. */
    public interface Setting {

        /** The number to be explained. */
        ModelOutput output();

        /** What an absent column's value is. */
        Masker background();

        /** Each column's own distribution. */
        ColumnDistributions distributions();

        /** The seed of every random choice. */
        long seed();

        /** How many coalitions or perturbed rows to spend, or empty for the method's own default. */
        OptionalInt budget();

        /** Who works, who watches, who may stop it. */
        Run run();
    }

    /**
     * One way to explain a row.
     *
     * @param name the name users type
     * @param title what it is, in a few words
     * @param spends what a budget counts, as the explainer's messages call it; empty when the method takes none
     * @param explainer makes the explainer
     */
    public record Method(
            String name,
            String title,
            Optional<String> spends,
            Function<Setting, LocalExplainer<? extends Explanation>> explainer) {}

    /** Every method, the default one first. */
    public static List<Method> all() {
        return ALL;
    }

    /** The methods that the page of a row shows side by side. */
    public static List<Method> onPage() {
        return ON_PAGE;
    }

    /**
     * The method of that name.
     *
     * @throws UnknownEntryException when there is none; the message lists the names there are
     */
    public static Method require(String name) {
        return ALL.stream()
                .filter(method -> method.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UnknownEntryException(
                        "method", ALL.stream().map(Method::name).toList(), name));
    }

    private static Shap auto(Setting s) {
        Shap shap = Shap.auto(s.output(), s.background()).withSeed(s.seed()).with(s.run());
        return s.budget().isPresent() ? shap.withBudget(s.budget().getAsInt()) : shap;
    }

    private static ExactShapley exact(Setting s) {
        return ExactShapley.of(s.output(), s.background()).with(s.run());
    }

    private static KernelShap kernel(Setting s) {
        KernelShap shap =
                KernelShap.of(s.output(), s.background()).withSeed(s.seed()).with(s.run());
        return s.budget().isPresent() ? shap.withCoalitions(s.budget().getAsInt()) : shap;
    }

    private static Lime lime(Setting s) {
        Lime lime = Lime.of(s.output(), s.distributions()).withSeed(s.seed()).with(s.run());
        return s.budget().isPresent() ? lime.withSamples(s.budget().getAsInt()) : lime;
    }
}
