package io.limpid.demo.study;

import io.limpid.core.model.Model;
import io.limpid.core.modelfile.ModelFile;
import io.limpid.core.run.Convergence;
import io.limpid.core.transform.PipelineModel;
import io.limpid.demo.catalog.FitReport;
import io.limpid.demo.catalog.Models;
import java.util.Optional;

/**
 * What a model file holds, in words.
 *
 * @param kind the model's kind, as the catalogue names it
 * @param engine who trained it
 * @param convergence how its iterations ended, when they aim at a tolerance
 */
public record Description(String kind, String engine, Optional<Convergence> convergence) {

    /** Describes a file's model. */
    public static Description of(ModelFile file) {
        Model model = last(file.model());
        String named = file.record().options().getOrDefault("model", "");
        Optional<Models.Kind> kind = Models.find(model, named);
        if (kind.isEmpty()) {
            return new Description(model.getClass().getSimpleName(), "unknown", Optional.empty());
        }
        FitReport report = kind.get().report().apply(model).orElseThrow();
        return new Description(kind.get().name(), report.engine(), report.convergence());
    }

    /** How the iterations of a model of the catalogue ended, alone or behind a pipeline. */
    static Optional<Convergence> convergence(Model model) {
        Model last = last(model);
        return Models.find(last, "").flatMap(kind -> kind.report().apply(last)).flatMap(FitReport::convergence);
    }

    /** The model behind a pipeline, or the model itself. */
    public static Model last(Model model) {
        return model instanceof PipelineModel pipeline ? pipeline.last() : model;
    }
}
