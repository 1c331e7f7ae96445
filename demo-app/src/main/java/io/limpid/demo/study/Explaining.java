package io.limpid.demo.study;

import io.limpid.core.data.Table;
import io.limpid.core.model.Classifier;
import io.limpid.core.model.Model;
import io.limpid.core.modelfile.ModelFile;
import io.limpid.core.run.Run;
import io.limpid.demo.catalog.ExplanationMethods;
import io.limpid.demo.catalog.Outputs;
import io.limpid.demo.catalog.UnknownEntryException;
import io.limpid.explain.Explanation;
import io.limpid.explain.Marginal;
import io.limpid.explain.Masker;
import io.limpid.explain.ModelOutput;
import io.limpid.explain.local.ColumnDistributions;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Explains rows of a model file's model, by a method and for an output of the catalogues. Immutable: each
 * {@code with} gives a new one.
 */
public final class Explaining {

    private final ModelFile file;
    private final ExplanationMethods.Method method;
    private final Outputs.Output output;
    private final Optional<String> category;
    private final long seed;
    private final OptionalInt budget;
    private final Optional<Table> background;
    private final Run run;

    private Explaining(
            ModelFile file,
            ExplanationMethods.Method method,
            Outputs.Output output,
            Optional<String> category,
            long seed,
            OptionalInt budget,
            Optional<Table> background,
            Run run) {
        this.file = file;
        this.method = method;
        this.output = output;
        this.category = category;
        this.seed = seed;
        this.budget = budget;
        this.background = background;
        this.run = run;
    }

    /**
     * By method {@code auto}, of the positive class's probability or of the predicted number, against the file's own
     * background, seed 42.
     */
    public static Explaining of(ModelFile file) {
        List<String> classes = classes(file);
        return new Explaining(
                file,
                ExplanationMethods.all().get(0),
                Outputs.all(ModelFiles.task(file)).get(0),
                classes.isEmpty() ? Optional.empty() : Optional.of(classes.get(classes.size() - 1)),
                42,
                OptionalInt.empty(),
                Optional.empty(),
                Run.quiet());
    }

    /** The same by another method. */
    public Explaining with(ExplanationMethods.Method other) {
        return new Explaining(file, other, output, category, seed, budget, background, run);
    }

    private static List<String> classes(ModelFile file) {
        return file.model() instanceof Classifier classifier ? classifier.classes() : List.of();
    }

    /**
     * The same for another output.
     *
     * @throws UnknownEntryException when the model has no such output
     */
    public Explaining with(Outputs.Output other) {
        Outputs.require(ModelFiles.task(file), other.name());
        return new Explaining(file, method, other, category, seed, budget, background, run);
    }

    /**
     * The same for another class.
     *
     * @throws UnknownEntryException when the model has no such class
     * @throws TaskException when it has no classes at all
     */
    public Explaining withCategory(String other) {
        List<String> classes = classes(file);
        if (classes.isEmpty()) {
            throw new TaskException("class: expected none for a model of numbers, got \"" + other + '"');
        }
        if (!classes.contains(other)) {
            throw new UnknownEntryException("class", classes, other);
        }
        return new Explaining(file, method, output, Optional.of(other), seed, budget, background, run);
    }

    /** The same with another seed. */
    public Explaining withSeed(long other) {
        return new Explaining(file, method, output, category, other, budget, background, run);
    }

    /** The same spending this many coalitions or perturbed rows. */
    public Explaining withBudget(int evaluations) {
        return new Explaining(file, method, output, category, seed, OptionalInt.of(evaluations), background, run);
    }

    /** The same where an absent column's value, and LIME's distributions, are those of these rows, equally weighted. */
    public Explaining withBackground(Table rows) {
        return new Explaining(file, method, output, category, seed, budget, Optional.of(rows), run);
    }

    /** The same on these workers, heard and stopped by these. */
    public Explaining with(Run other) {
        return new Explaining(file, method, output, category, seed, budget, background, other);
    }

    /**
     * Explains one row.
     *
     * @throws IllegalArgumentException when there is no such row, a column is missing or of the wrong type, or the
     *     method cannot do it
     */
    public Explanation explain(Table x, int row) {
        x.requireRow(row);
        return method.explainer().apply(setting()).explain(x, row);
    }

    private ExplanationMethods.Setting setting() {
        Model model = file.model();
        ModelOutput explained = output.of().apply(model, category);
        Optional<Table> rows = background.map(model.features()::align);
        return new ExplanationMethods.Setting() {
            @Override
            public ModelOutput output() {
                return explained;
            }

            @Override
            public Masker background() {
                return rows.isPresent() ? Marginal.of(rows.get()) : ModelFiles.background(file);
            }

            @Override
            public ColumnDistributions distributions() {
                return rows.isPresent() ? ColumnDistributions.of(rows.get()) : ModelFiles.distributions(file);
            }

            @Override
            public long seed() {
                return seed;
            }

            @Override
            public OptionalInt budget() {
                return budget;
            }

            @Override
            public Run run() {
                return run;
            }
        };
    }
}
