package io.limpid.demo.view;

import io.limpid.core.model.LinearModel;
import io.limpid.core.model.Model;
import io.limpid.core.transform.PipelineModel;
import io.limpid.demo.study.Description;
import io.limpid.demo.study.Exhibit;

/** What made a model, and of which family it is. */
final class Engine {

    private Engine() {}

    /** Who trained it. */
    static String of(Exhibit exhibit) {
        return Description.of(exhibit.file()).engine();
    }

    /** Whether the model is linear in its encoded columns. */
    static boolean linear(Exhibit exhibit) {
        Model model = exhibit.model();
        return (model instanceof PipelineModel pipeline ? pipeline.last() : model) instanceof LinearModel;
    }
}
