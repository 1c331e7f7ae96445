package io.limpid.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.core.clean.CleanedDataset;
import io.limpid.core.clean.Cleaning;
import io.limpid.core.csv.CsvReader;
import io.limpid.core.csv.CsvWriter;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Table;
import io.limpid.core.metric.Accuracy;
import io.limpid.core.metric.Predictions;
import io.limpid.core.metric.RSquared;
import io.limpid.core.model.AverageOfLines;
import io.limpid.core.model.Model;
import io.limpid.core.model.NearestMean;
import io.limpid.core.split.Fold;
import io.limpid.core.split.TrainTestSplit;
import io.limpid.core.transform.Pipeline;
import io.limpid.core.transform.PipelineClassifier;
import io.limpid.core.transform.PipelineRegressor;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One way for any file: read, clean, split, fit through the standard pipeline, predict. No option but the target. */
class EveryDataSetTest {

    @TempDir
    Path directory;

    /** The least score is what always saying the most frequent class, or the mean, would get on the held-out rows. */
    @ParameterizedTest
    @CsvSource({
        "ames, Sale_Price",
        "ames, Neighborhood",
        "breast_cancer, diagnosis",
        "credit, Status",
        "credit, Income",
        "diabetes, target",
        "iris, species",
        "penguins, species",
        "penguins, body_mass_g"
    })
    void file_readCleanedSplitFittedAndPredicted_isBetterThanAConstant(String file, String target) {
        Table table = CsvReader.withDefaults().read(Path.of("src/test/resources/data", file + ".csv"));
        assertThat(table.describe().toString()).contains(table.rows() + " rows");
        CleanedDataset cleaned = Cleaning.withDefaults().clean(table, target);
        Dataset data = cleaned.data();
        Fold fold = TrainTestSplit.of(0.3, 1).split(data);
        Dataset train = data.select(fold.train());
        Dataset test = data.select(fold.validation());
        if (data.target().field() instanceof Field.Numeric) {
            PipelineRegressor model =
                    Pipeline.standard().regressor(new AverageOfLines()).fit(train);
            assertThat(new RSquared().score(Predictions.of(model, test)).require())
                    .isPositive();
            assertFirstRowAlone(model, test.features());
        } else {
            PipelineClassifier model =
                    Pipeline.standard().classifier(new NearestMean()).fit(train);
            double[] counts = new double[data.classes().size()];
            for (double code : test.target().values()) {
                counts[(int) code]++;
            }
            assertThat(new Accuracy().score(Predictions.of(model, test)).require())
                    .isGreaterThan(Arrays.stream(counts).max().orElseThrow() / test.rows());
            assertFirstRowAlone(model, test.features());
        }
    }

    private static void assertFirstRowAlone(Model model, Table rows) {
        Map<String, Object> row = new HashMap<>();
        for (int j = 0; j < rows.schema().size(); j++) {
            double value = rows.column(j)[0];
            boolean text = rows.schema().field(j) instanceof Field.Categorical;
            row.put(rows.schema().field(j).name(), Double.isNaN(value) ? null : text ? rows.text(0, j) : value);
        }
        double[] alone = model.predictOne(row);
        assertThat(alone).isEqualTo(Arrays.copyOf(model.predict(rows), alone.length));
    }

    @ParameterizedTest
    @CsvSource({"ames", "breast_cancer", "credit", "diabetes", "iris", "penguins"})
    void file_writtenAndReadAgainUnderATurkishLocale_isTheSame(String file) {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            Table table = CsvReader.withDefaults().read(Path.of("src/test/resources/data", file + ".csv"));
            Path copy = directory.resolve(file + ".tsv.gz");
            CsvWriter.withDefaults().withDelimiter('\t').write(table, copy);
            Table again = CsvReader.withDefaults().read(copy);
            assertThat(again.schema()).isEqualTo(table.schema());
            for (int j = 0; j < table.schema().size(); j++) {
                assertThat(Arrays.equals(again.column(j), table.column(j))).isTrue();
            }
        } finally {
            Locale.setDefault(before);
        }
    }
}
