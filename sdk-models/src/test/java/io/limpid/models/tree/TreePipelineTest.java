package io.limpid.models.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.core.data.Dataset;
import io.limpid.core.model.Classifier;
import io.limpid.core.model.Trainer;
import io.limpid.core.model.TreeEnsembleModel;
import io.limpid.core.modelfile.ModelFile;
import io.limpid.core.modelfile.TrainingRecord;
import io.limpid.core.transform.Pipeline;
import io.limpid.core.transform.PipelineClassifier;
import io.limpid.models.TrainedModelCodecs;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Trees behind a pipeline: raw columns, some of them categories, with missing values, and three classes. */
class TreePipelineTest {

    static List<Trainer<? extends Classifier>> trainers() {
        return List.of(
                DecisionTree.classifier(),
                RandomForest.classifier().withTrees(30),
                GradientBoosting.classifier().withTrees(20));
    }

    @ParameterizedTest
    @MethodSource("trainers")
    void fit_rawColumns_knowsThePenguinsAndIsReadBack(Trainer<? extends Classifier> trainer, @TempDir Path folder) {
        Dataset penguins = TreeSamples.raw("penguins.csv", "species");
        PipelineClassifier model = Pipeline.standard().classifier(trainer).fit(penguins);
        double[] p = model.predict(penguins.features());
        double right = 0;
        for (int i = 0; i < penguins.rows(); i++) {
            right += p[3 * i + (int) penguins.target().values()[i]] > 0.5 ? 1 : 0;
        }
        assertThat(right / penguins.rows()).isGreaterThan(0.95);
        assertThat(model.last()).isInstanceOf(TreeEnsembleModel.class);
        Path file = folder.resolve("m.limpid");
        ModelFile.of(model, TrainingRecord.of(penguins, 0)).write(file, TrainedModelCodecs.ALL);
        PipelineClassifier read = ModelFile.read(file, TrainedModelCodecs.ALL).model(PipelineClassifier.class);
        assertThat(read.predict(penguins.features())).isEqualTo(p);
    }
}
