package io.limpid.core.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.metric.ClassPredictions;
import io.limpid.core.model.Classifier;
import io.limpid.core.model.DecisionThreshold;
import io.limpid.core.model.Model;
import io.limpid.core.model.NearestMean;
import io.limpid.core.model.NearestMeanModel;
import io.limpid.core.modelfile.ModelCodecs;
import io.limpid.core.modelfile.ModelFile;
import io.limpid.core.modelfile.TrainingRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pipeline's classifier under another threshold or before another last model, in memory and in a file. */
final class PipelineClassifierTest {

    private static final ModelCodecs CODECS = TransformCodecs.ALL.and(ModelCodecs.of(NearestMeanModel.CODEC));
    private static final Table X = Table.of(
            Schema.of(new Field.Numeric("size"), new Field.Categorical("street", List.of("gravel", "paved"))),
            new double[] {1, 2, Double.NaN, 4, 5, 6},
            new double[] {0, 0, 1, 0, 1, 1});
    private static final Dataset DATA = Dataset.of(
            X, new Column(new Field.Categorical("sold", List.of("no", "yes")), new double[] {0, 0, 1, 0, 1, 1}));
    private static final DecisionThreshold STRICT = new DecisionThreshold(0.75, "F1");

    private static final PipelineClassifier MODEL =
            Pipeline.standard().classifier(new NearestMean()).fit(DATA);

    @TempDir
    Path folder;

    private PipelineClassifier roundTrip(PipelineClassifier model) {
        Path file = folder.resolve("m.limpid");
        ModelFile.of(model, TrainingRecord.of(DATA, 0)).write(file, CODECS);
        return ModelFile.read(file, CODECS).model(PipelineClassifier.class);
    }

    @Test
    void fit_lastModelsThreshold_becomesThePipelines() {
        Pipeline pipeline = Pipeline.of(MissingValueImputer.withDefaults(), OneHotEncoder.withDefaults());
        PipelineClassifier inner = MODEL.withThreshold(STRICT);
        Dataset raw = Dataset.of(X, DATA.target());
        PipelineClassifier outer =
                Pipeline.of().classifier((train, run) -> inner).fit(raw);
        assertThat(outer.threshold()).isEqualTo(STRICT);
        assertThat(pipeline.classifier(new NearestMean()).fit(raw).threshold()).isEqualTo(DecisionThreshold.half());
    }

    @Test
    void withThreshold_another_changesDecisionsAndNothingElse() {
        PipelineClassifier strict = MODEL.withThreshold(new DecisionThreshold(1, "never unless certain"));
        assertThat(strict.threshold().probability()).isOne();
        assertThat(strict.predict(X)).isEqualTo(MODEL.predict(X));
        assertThat(MODEL.threshold()).isEqualTo(DecisionThreshold.half());
        ClassPredictions decided = ClassPredictions.of(strict, DATA);
        assertThat(ClassPredictions.of(MODEL, DATA).predicted(5)).isOne();
        assertThat(decided.predicted(5)).isZero();
    }

    @Test
    void withThreshold_null_isRefused() {
        assertThatThrownBy(() -> MODEL.withThreshold(null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void withLast_another_answersBehindTheSameSteps() {
        Schema encoded = MODEL.last().features();
        Classifier sure = Model.of(encoded, MODEL.classes(), x -> {
            double[] p = new double[2 * x.rows()];
            for (int i = 0; i < x.rows(); i++) {
                p[2 * i + (x.column(0)[i] > 0 ? 1 : 0)] = 1;
            }
            return p;
        });
        PipelineClassifier other = MODEL.withThreshold(STRICT).withLast(sure);
        // Standardised sizes -1.5, -0.9, 0 (imputed with the median 4), 0.2, 0.7 and 1.2 about a mean of 3.67.
        assertThat(other.predict(X)).containsExactly(1, 0, 1, 0, 0, 1, 0, 1, 0, 1, 0, 1);
        assertThat(other.last()).isSameAs(sure);
        assertThat(other.preprocessing()).isSameAs(MODEL.preprocessing());
        assertThat(other.threshold()).isEqualTo(DecisionThreshold.half());
    }

    @Test
    void withLast_modelOfOtherColumns_isRefusedWithTheirName() {
        Classifier stranger =
                Model.of(Schema.of(new Field.Numeric("color")), List.of("no", "yes"), x -> new double[2 * x.rows()]);
        assertThatThrownBy(() -> MODEL.withLast(stranger))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column \"color\": expected one of that name and type from the step before, got none");
    }

    @Test
    void withLast_modelOfOtherClasses_isRefusedWithThem() {
        Classifier turned = Model.of(MODEL.last().features(), List.of("yes", "no"), x -> new double[2 * x.rows()]);
        assertThatThrownBy(() -> MODEL.withLast(turned))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("classes of the last model: expected [\"no\", \"yes\"], got [\"yes\", \"no\"]");
    }

    @Test
    void read_modelWithAThreshold_isTheSame() {
        PipelineClassifier read = roundTrip(MODEL.withThreshold(STRICT));
        assertThat(read.threshold()).isEqualTo(STRICT);
        assertThat(read.predict(X)).isEqualTo(MODEL.predict(X));
    }

    @Test
    void digest_anotherThresholdOrCriterion_differs() {
        List<PipelineClassifier> models = List.of(
                MODEL,
                MODEL.withThreshold(STRICT),
                MODEL.withThreshold(new DecisionThreshold(0.75, "Youden's J")),
                MODEL.withThreshold(new DecisionThreshold(0.5, "F1")));
        assertThat(models.stream().map(model -> ModelFile.digest(model, CODECS)).distinct())
                .hasSize(4);
    }

    /** Files from before there were thresholds say nothing of one: those of one half are written as they were. */
    @Test
    void write_threshold_isLeftOutWhereItIsOneHalf() throws IOException {
        assertThat(roundTrip(MODEL).threshold()).isEqualTo(DecisionThreshold.half());
        assertThat(header()).contains("\"model\":{\"kind\":\"pipeline-classifier\",\"parts\":{\"last\":");
        roundTrip(MODEL.withThreshold(STRICT));
        assertThat(header())
                .contains("\"model\":{\"kind\":\"pipeline-classifier\",\"attributes\":{\"criterion\":\"F1\","
                        + "\"threshold\":0.75},\"parts\":{\"last\":");
    }

    private String header() throws IOException {
        return new String(Files.readAllBytes(folder.resolve("m.limpid")), StandardCharsets.ISO_8859_1);
    }
}
