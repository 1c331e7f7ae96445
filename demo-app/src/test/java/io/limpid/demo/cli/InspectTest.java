package io.limpid.demo.cli;

import static io.limpid.demo.cli.Ran.limpid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.limpid.core.calibrate.Calibration;
import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Field.Flag;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.model.DecisionThreshold;
import io.limpid.core.model.Regressor;
import io.limpid.core.modelfile.ModelCodec;
import io.limpid.core.modelfile.ModelCodecs;
import io.limpid.core.modelfile.ModelContent;
import io.limpid.core.modelfile.ModelFile;
import io.limpid.core.modelfile.TrainingRecord;
import io.limpid.core.transform.Pipeline;
import io.limpid.core.transform.PipelineClassifier;
import io.limpid.demo.study.ModelFiles;
import io.limpid.models.linear.LogisticRegression;
import io.limpid.models.linear.LogisticRegressionModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be told of a model file whose model is not built: flags, thresholds, and kinds nobody here knows. */
class InspectTest {

    private static final Schema SCHEMA = Schema.of(
            new Field.Numeric("size"),
            new Field.Categorical("sex", List.of("f", "m")).withFlags(Flag.PROTECTED, Flag.PERSONAL));

    @TempDir
    private Path folder;

    private static Dataset data() {
        double[] sizes = IntStream.range(0, 40).mapToDouble(i -> i).toArray();
        double[] sexes = IntStream.range(0, 40).mapToDouble(i -> i % 2).toArray();
        double[] sold = IntStream.range(0, 40)
                .mapToDouble(i -> i % 5 == 0 ? 1 - i / 20 : i / 20)
                .toArray();
        return Dataset.of(
                Table.of(SCHEMA, sizes, sexes), new Column(new Field.Categorical("sold", List.of("no", "yes")), sold));
    }

    private Path write(PipelineClassifier model) {
        Path file = folder.resolve("m.limpid");
        ModelFiles.write(ModelFile.of(model, TrainingRecord.of(data(), 3)), file);
        return file;
    }

    private static PipelineClassifier logistic() {
        return Pipeline.standard().classifier(LogisticRegression.withDefaults()).fit(data());
    }

    @Test
    void inspect_flaggedColumns_tellsTheirFlags() {
        Path file = write(logistic());
        JsonNode schema = limpid("inspect", "--model", file, "--json").json().get("schema");
        assertThat(schema.get(0).has("flags")).isFalse();
        assertThat(schema.get(1).get("flags").toString()).isEqualTo("[\"personal\",\"protected\"]");
        assertThat(limpid("inspect", "--model", file).out()).contains("categorical, 2 levels, personal, protected\n");
    }

    @Test
    void inspect_chosenThreshold_tellsWhereAndByWhat() {
        Path file = write(logistic().withThreshold(new DecisionThreshold(0.25, "F1")));
        JsonNode model = limpid("inspect", "--model", file, "--json").json();
        assertThat(model.get("decisionThreshold").asDouble()).isEqualTo(0.25);
        assertThat(model.get("decisionCriterion").asText()).isEqualTo("F1");
        assertThat(limpid("inspect", "--model", file).out()).containsPattern("decides at +0\\.25, by F1\n");
        Path plain = write(logistic());
        assertThat(limpid("inspect", "--model", plain, "--json").json().has("decisionThreshold"))
                .isFalse();
    }

    @Test
    void inspect_calibratedModel_tellsOfItsBaseButNoTermsOfIt() {
        Path file = write(
                (PipelineClassifier) Calibration.of(Pipeline.standard().classifier(LogisticRegression.withDefaults()))
                        .fit(data()));
        JsonNode model = limpid("inspect", "--model", file, "--json").json();
        assertThat(model.get("kind").asText()).isEqualTo("logistic");
        assertThat(model.get("classes").toString()).isEqualTo("[\"no\",\"yes\"]");
        assertThat(model.get("schema").size()).isEqualTo(2);
        assertThat(model.has("coefficients")).isFalse();
        assertThat(limpid("predict", "--model", file, "--data", Ran.data("breast_cancer.csv"))
                        .err())
                .contains("\"size\"");
    }

    /** {@code double} is twice {@code x}, so no column has a standard error, and that is told with each null. */
    @Test
    void inspect_dependentColumns_tellsWhyTheirTestsAreUndefined() throws IOException {
        StringBuilder rows = new StringBuilder("x,double,z,y\n");
        for (int i = 0; i < 20; i++) {
            rows.append(i + "," + 2 * i + "," + i % 3 + "," + (3 * i + i % 4) + "\n");
        }
        Path data = Files.writeString(folder.resolve("twice.csv"), rows);
        Path file = folder.resolve("twice.limpid");
        limpid("train", "--data", data, "--target", "y", "--model", "linear", "--test-fraction", 0, "--out", file);
        JsonNode summary = limpid("inspect", "--model", file, "--json").json().get("summary");
        JsonNode x = summary.get("standardised").get(1);
        assertThat(x.get("name").asText()).isEqualTo("x");
        assertThat(x.get("standardError").isNull()).isTrue();
        assertThat(x.get("undefined").size()).isEqualTo(3);
        assertThat(x.get("undefined").get(0).asText())
                .startsWith("standardError is undefined: ")
                .contains("dependent");
        assertThat(summary.get("rSquared").asDouble()).isBetween(0.9, 1.0);
        assertThat(summary.has("undefined")).isFalse();
    }

    private static Dataset threeKinds() {
        double[] kinds = IntStream.range(0, 40).mapToDouble(i -> i % 3).toArray();
        return Dataset.of(data().features(), new Column(new Field.Categorical("kind", List.of("a", "b", "c")), kinds));
    }

    /** Class by class, the terms of a man of size 7 are the model's own probabilities, after the softmax. */
    @Test
    void inspect_threeClasses_givesEachClassItsTermsInRawUnits() {
        PipelineClassifier three = Pipeline.standard()
                .classifier(LogisticRegression.withDefaults())
                .fit(threeKinds());
        Path file = write(three);
        JsonNode model = limpid("inspect", "--model", file, "--json").json();
        assertThat(model.has("coefficients")).isFalse();
        assertThat(model.has("intercept")).isFalse();
        JsonNode classes = model.get("classCoefficients");
        assertThat(classes.findValuesAsText("class")).containsExactly("a", "b", "c");
        double[] odds = new double[3];
        for (int k = 0; k < 3; k++) {
            JsonNode terms = classes.get(k).get("coefficients");
            odds[k] = Math.exp(classes.get(k).get("intercept").asDouble()
                    + 7 * terms.get("size").asDouble()
                    + terms.get("sex=m").asDouble());
        }
        double[] probabilities = new double[3];
        three.predict(Table.of(SCHEMA, new double[] {7}, new double[] {1}), probabilities);
        for (int k = 0; k < 3; k++) {
            // Rounding of a few sums and one exponential.
            assertThat(odds[k] / (odds[0] + odds[1] + odds[2])).isCloseTo(probabilities[k], within(1e-12));
        }
        assertThat(limpid("inspect", "--model", file).out())
                .contains(
                        "log-probability of a, less what",
                        "log-probability of c, less what all classes share, = sum of\n");
    }

    @Test
    void inspect_threeClassesWithoutPipeline_givesTheModelsOwnTerms() {
        Dataset sizes =
                Dataset.of(threeKinds().features().without("sex"), threeKinds().target());
        LogisticRegressionModel model = LogisticRegression.withDefaults().fit(sizes);
        Path file = folder.resolve("bare.limpid");
        ModelFiles.write(ModelFile.of(model, TrainingRecord.of(sizes, 3)), file);
        JsonNode third = limpid("inspect", "--model", file, "--json")
                .json()
                .get("classCoefficients")
                .get(2);
        assertThat(third.get("intercept").asDouble()).isEqualTo(model.intercept(2));
        assertThat(third.get("coefficients").get("size").asDouble()).isEqualTo(model.coefficient(2, 0));
    }

    /** A regressor of somebody's own: no codec of it is at hand, and it has no classes. */
    private record Zero(Schema features) implements Regressor {
        @Override
        public void predict(Table x, double[] out) {
            Arrays.fill(out, 0);
        }
    }

    private static final class ZeroCodec implements ModelCodec<Zero> {
        @Override
        public String kind() {
            return "zero";
        }

        @Override
        public Class<Zero> type() {
            return Zero.class;
        }

        @Override
        public void encode(Zero part, ModelContent.Builder out) {
            out.schema("features", part.features());
        }

        @Override
        public Zero decode(ModelContent in) {
            throw new IllegalStateException("built");
        }
    }

    @Test
    void inspect_modelOfUnknownKind_isToldWithoutBuildingIt() {
        Path file = folder.resolve("zero.limpid");
        ModelFile.of(new Zero(SCHEMA), TrainingRecord.of(data(), 3)).write(file, ModelCodecs.of(new ZeroCodec()));
        Ran ran = limpid("inspect", "--model", file, "--json");
        assertThat(ran.status()).isZero();
        JsonNode model = ran.json();
        assertThat(model.get("kind").asText()).isEqualTo("zero");
        assertThat(model.get("engine").asText()).isEqualTo("unknown");
        assertThat(model.has("classes")).isFalse();
        assertThat(model.get("schema").size()).isEqualTo(2);
        assertThat(model.get("record").get("target").asText()).isEqualTo("sold");
        assertThat(limpid("inspect", "--model", file).out()).containsPattern("kind +zero\n");
        assertThat(limpid("verify", "--model", file).status()).isZero();
    }
}
