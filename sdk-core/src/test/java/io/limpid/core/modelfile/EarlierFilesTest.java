package io.limpid.core.modelfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.model.DecisionThreshold;
import io.limpid.core.model.NearestMean;
import io.limpid.core.model.NearestMeanModel;
import io.limpid.core.transform.Pipeline;
import io.limpid.core.transform.PipelineClassifier;
import io.limpid.core.transform.TransformCodecs;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Files that earlier versions wrote are read as they were meant. */
final class EarlierFilesTest {

    private static final Path FIRST = Path.of("src/test/resources/modelfile/first.limpid");

    private static final ModelCodecs CODECS = TransformCodecs.ALL.and(ModelCodecs.of(NearestMeanModel.CODEC));

    private static final Table X = Table.of(
            Schema.of(new Field.Numeric("size"), new Field.Categorical("street", List.of("gravel", "paved"))),
            new double[] {1, 2, Double.NaN, 4, 5, 6},
            new double[] {0, 0, 1, 0, 1, 1});

    /** What it predicted when it was written. */
    private static final double[] PREDICTED = {
        0.9984400470718832, 0.00155995292811689, 0.9960828322474031, 0.003917167752596859, 0.013285699449294253,
        0.9867143005507057, 0.975691199385886, 0.02430880061411397, 0.005320944880437106, 0.9946790551195629,
        0.0021207845448328877, 0.9978792154551671
    };

    @Test
    void read_fileWithoutFlagsOrThreshold_isTheModelItWas() {
        ModelFile file = ModelFile.read(FIRST, CODECS);
        PipelineClassifier model = file.model(PipelineClassifier.class);
        assertThat(model.threshold()).isEqualTo(DecisionThreshold.half());
        assertThat(model.features()).isEqualTo(X.schema());
        assertThat(model.predict(X)).containsExactly(PREDICTED, within(1e-15)); // A rounding of 1 - p was mended since.
        assertThat(file.record())
                .isEqualTo(new TrainingRecord(
                        "houses.csv",
                        "ab12",
                        "sold",
                        OptionalDouble.empty(),
                        6,
                        3,
                        7,
                        "0.1.0",
                        new TreeMap<>(Map.of("lambda", "1")),
                        new TreeMap<>(),
                        new TreeMap<>(Map.of("accuracy", 0.5)),
                        List.of()));
    }

    private static Dataset data() {
        return Dataset.of(
                X, new Column(new Field.Categorical("sold", List.of("no", "yes")), new double[] {0, 0, 1, 0, 1, 1}));
    }

    /** So a record of an explanation that names the model by its digest still finds it. */
    @Test
    void digest_ofAnEarlierFile_isWhatItWas() {
        String digest = "0c82d5fd1b8cccb2f61799f0c1cc0e4ada6e10b862fd54b030699c1b855264ec";
        assertThat(ModelInspection.of(FIRST, ModelCodecs.of()).digest()).isEqualTo(digest);
        assertThat(ModelFile.digest(ModelFile.read(FIRST, CODECS).model(), CODECS))
                .isEqualTo(digest);
    }

    /** The same model fitted today is the same content: nothing was added for what a column or model has not. */
    @Test
    void digest_fittedToday_isThatOfTheEarlierFile() {
        PipelineClassifier model =
                Pipeline.standard().classifier(new NearestMean()).fit(data());
        assertThat(ModelFile.digest(model, CODECS))
                .isEqualTo(ModelInspection.of(FIRST, ModelCodecs.of()).digest());
    }
}
