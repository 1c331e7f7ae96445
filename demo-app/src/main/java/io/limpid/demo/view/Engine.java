package io.limpid.demo.view;

import io.limpid.core.model.LinearModel;
import io.limpid.core.model.Model;
import io.limpid.core.transform.PipelineModel;
import io.limpid.demo.study.Exhibit;
import java.util.Locale;

/** What made a model, and of which family it is. */
final class Engine {

    private Engine() {}

    /** The engine its training record names, with a capital letter. */
    static String of(Exhibit exhibit) {
        String name = exhibit.file().record().options().getOrDefault("engine", "limpid");
        return name.isEmpty() ? name : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    /** Whether the model is linear in its encoded columns. */
    static boolean linear(Exhibit exhibit) {
        Model model = exhibit.classifier();
        return (model instanceof PipelineModel pipeline ? pipeline.last() : model) instanceof LinearModel;
    }
}
