package io.limpid.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.model.Classifier;
import io.limpid.core.modelfile.ModelCodec;
import io.limpid.core.modelfile.ModelCodecs;
import io.limpid.core.modelfile.ModelContent;
import io.limpid.core.modelfile.ModelFile;
import io.limpid.core.modelfile.ModelFormatException;
import io.limpid.core.modelfile.TrainingRecord;
import io.limpid.explain.local.ColumnDistributions;
import io.limpid.explain.local.Lime;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCodecsTest {

    private static final Schema SCHEMA =
            Schema.of(new Field.Numeric("area"), new Field.Categorical("place", List.of("hill", "sea")));
    private static final TrainingRecord RECORD = new TrainingRecord(
            "",
            "",
            "y",
            OptionalDouble.empty(),
            0,
            0,
            0,
            "",
            new TreeMap<>(),
            new TreeMap<>(),
            new TreeMap<>(),
            List.of());

    @TempDir
    Path folder;

    /** A model without content of its own. */
    private static final class Model implements ModelCodec<Classifier> {
        @Override
        public String kind() {
            return "test";
        }

        @Override
        public Class<Classifier> type() {
            return Classifier.class;
        }

        @Override
        public void encode(Classifier part, ModelContent.Builder out) {
            // Nothing to say: every read gives the same model.
        }

        @Override
        public Classifier decode(ModelContent in) {
            return LocalExplainerContract.MODEL;
        }
    }

    /** Content written under a kind that is another codec's. */
    private record Forged(String kind, Consumer<ModelContent.Builder> content) implements ModelCodec<Forged> {
        @Override
        public Class<Forged> type() {
            return Forged.class;
        }

        @Override
        public void encode(Forged part, ModelContent.Builder out) {
            content.accept(out);
        }

        @Override
        public Forged decode(ModelContent in) {
            throw new AssertionError("only written, as another kind");
        }
    }

    private <T> T roundTrip(Object part, Class<T> type, ModelCodecs writing) {
        Path file = folder.resolve("m.limpid");
        ModelCodecs model = ModelCodecs.of(new Model());
        ModelFile.of(LocalExplainerContract.MODEL, RECORD).with("part", part).write(file, model.and(writing));
        return ModelFile.read(file, model.and(ExplainCodecs.ALL))
                .find("part", type)
                .orElseThrow();
    }

    private void assertRefused(String kind, Class<?> type, String message, Consumer<ModelContent.Builder> content) {
        Forged forged = new Forged(kind, content);
        assertThatThrownBy(() -> roundTrip(forged, type, ModelCodecs.of(forged)))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining(message);
    }

    @Test
    void decode_summary_isEqualToTheBit() {
        Summary summary = Summary.of(LocalExplainerContract.ROWS, 3, 1);
        Summary read = roundTrip(summary, Summary.class, ExplainCodecs.ALL);
        assertThat(read.weights()).containsExactly(summary.weights());
        assertThat(read.background().schema()).isEqualTo(summary.background().schema());
        for (int j = 0; j < LocalExplainerContract.SCHEMA.size(); j++) {
            assertThat(read.background().column(j))
                    .containsExactly(summary.background().column(j));
        }
    }

    @Test
    void decode_distributions_explainToTheSameBits() {
        ColumnDistributions learned = ColumnDistributions.of(LocalExplainerContract.ROWS);
        ColumnDistributions read = roundTrip(learned, ColumnDistributions.class, ExplainCodecs.ALL);
        ModelOutput output = ModelOutput.probability(LocalExplainerContract.MODEL);
        for (int row = 0; row < LocalExplainerContract.ROWS.rows(); row++) {
            assertThat(Lime.of(output, read).explain(LocalExplainerContract.ROWS, row))
                    .isEqualTo(Lime.of(output, learned).explain(LocalExplainerContract.ROWS, row));
        }
    }

    @Test
    void decode_summaryWithBadWeights_isRefused() {
        assertRefused(
                "background-summary",
                Summary.class,
                "expected a sum of 1, got 0.75",
                out -> out.schema("schema", SCHEMA)
                        .integer("centres", 2)
                        .numbers("weights", new double[] {0.5, 0.25})
                        .numbers("column 0", new double[2])
                        .numbers("column 1", new double[2]));
        assertRefused(
                "background-summary",
                Summary.class,
                "expected positive numbers, got -0.5",
                out -> out.schema("schema", SCHEMA)
                        .integer("centres", 2)
                        .numbers("weights", new double[] {1.5, -0.5})
                        .numbers("column 0", new double[2])
                        .numbers("column 1", new double[2]));
    }

    @Test
    void decode_summaryWithBadCells_namesTheColumn() {
        assertRefused(
                "background-summary",
                Summary.class,
                "\"place\"",
                out -> out.schema("schema", SCHEMA)
                        .integer("centres", 1)
                        .numbers("weights", new double[] {1})
                        .numbers("column 0", new double[1])
                        .numbers("column 1", new double[] {2}));
        assertRefused(
                "background-summary",
                Summary.class,
                "column 1",
                out -> out.schema("schema", SCHEMA)
                        .integer("centres", 1)
                        .numbers("weights", new double[] {1})
                        .numbers("column 0", new double[1]));
    }

    private static void bins(ModelContent.Builder out, double[] cuts, double[] mean, double[] deviation, double last) {
        out.schema("schema", Schema.of(SCHEMA.field(0)))
                .integer("cut count 0", 2)
                .numbers("cuts 0", cuts)
                .numbers("frequencies 0", new double[] {0.25, 0.25, 0.25, last})
                .numbers("low 0", new double[] {0, 1, 2})
                .numbers("high 0", new double[] {1, 2, 3})
                .numbers("mean 0", mean)
                .numbers("deviation 0", deviation);
    }

    @Test
    void decode_distributionsThatContradictThemselves_areRefused() {
        String kind = "column-distributions";
        Class<?> type = ColumnDistributions.class;
        double[] mean = {0.5, 1.5, 2.5};
        double[] none = {0, 0, 0};
        double[] cuts = {1, 2};
        assertRefused(kind, type, "\"cuts 0\"", out -> bins(out, new double[] {2, 1}, mean, none, 0.25));
        assertRefused(kind, type, "\"mean 0\"", out -> bins(out, cuts, new double[] {0.5, 2.5, 2.5}, none, 0.25));
        assertRefused(kind, type, "\"deviation 0\"", out -> bins(out, cuts, mean, new double[] {0, -1, 0}, 0.25));
        assertRefused(kind, type, "\"deviation 0\"", out -> bins(out, cuts, mean, new double[] {0, 9, 0}, 0.25));
        assertRefused(kind, type, "a sum of 1", out -> bins(out, cuts, mean, none, 0.5));
    }

    @Test
    void decode_distributionsOfHugeValues_explainToTheSameBits() {
        Table rows = Table.of(SCHEMA, new double[] {1e200, 2e200, 3e200, -1e308, 1e308}, new double[] {0, 1, 1, 0, 1});
        ColumnDistributions learned = ColumnDistributions.of(rows);
        ColumnDistributions read = roundTrip(learned, ColumnDistributions.class, ExplainCodecs.ALL);
        ModelOutput output = ModelOutput.probability(FunctionModel.classifier(SCHEMA, x -> x[0] > 0 ? 0.7 : 0.2));
        assertThat(Lime.of(output, read).explain(rows, 1))
                .isEqualTo(Lime.of(output, learned).explain(rows, 1));
    }
}
