package io.limpid.models.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.model.Model;
import io.limpid.core.model.TreeEnsembleModel.Link;
import io.limpid.core.modelfile.ModelCodec;
import io.limpid.core.modelfile.ModelCodecs;
import io.limpid.core.modelfile.ModelContent;
import io.limpid.core.modelfile.ModelFile;
import io.limpid.core.modelfile.ModelFormatException;
import io.limpid.core.modelfile.TrainingRecord;
import io.limpid.models.Samples;
import io.limpid.models.TrainedModelCodecs;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of trees that a stranger wrote: each refused with what is wrong, none walked without end. */
class TreeCodecsTest {

    private static final Dataset DATA = TreeSamples.curved(40, 2, 1);

    @TempDir
    private Path folder;

    @Test
    void read_childBeforeItsParent_refused() {
        refused(
                Map.of("left", new double[] {1, 0, 0}, "right", new double[] {1, 0, 0}),
                "tree, node 0: expected a child");
        refused(
                Map.of("left", new double[] {1, 1, 0}, "right", new double[] {2, 2, 0}),
                "\"values\": expected 1 numbers");
        refused(
                Map.of("left", new double[] {1, 1, 0}, "right", new double[] {2, 2, 0}, "values", new double[1]),
                "tree, node 1: expected a child behind it");
    }

    @Test
    void read_childOutsideTheTree_refused() {
        refused(Map.of("right", new double[] {7, 0, 0}), "tree, node 0: expected a child behind it");
        refused(Map.of("right", new double[] {-2, 0, 0}), "right, 0: expected a whole number of at least 0, got -2.0");
        refused(Map.of("right", new double[] {1.5, 0, 0}), "right, 0: expected a whole number of at least 0, got 1.5");
        refused(
                Map.of("right", new double[] {1e18, 0, 0}),
                "right, 0: expected a whole number of at least 0, got 1.0E18");
    }

    @Test
    void read_featureThatIsNone_refused() {
        refused(Map.of("features", new double[] {2, 0, 0}), "tree 0, node 0: expected a feature from 0 to 1, got 2");
    }

    @Test
    void read_sizesThatDoNotAddUp_refused() {
        refused(Map.of("sizes", new double[] {2}), "sizes: expected a sum of 3 nodes, got 2");
    }

    @Test
    void read_numbersOfWrongLength_refused() {
        refused(Map.of("cover", new double[] {2, 1}), "\"cover\": expected 3 numbers, got 2");
        refused(Map.of("values", new double[] {2, 1, 4}), "\"values\": expected 2 numbers, got 3");
        refused(Map.of("cover", new double[] {-2, 1, 1}), "tree, node 0: expected a finite cover");
    }

    /** Who draws or explains a tree goes down it step by step. */
    @Test
    void read_chainOfTooManyQuestions_refused() {
        int nodes = 2 * 101 + 1;
        double[] left = new double[nodes];
        double[] right = new double[nodes];
        for (int node = 0; node < nodes - 1; node += 2) {
            left[node] = node + 1;
            right[node] = node + 2;
        }
        double[] zeros = new double[nodes];
        Map<String, double[]> chain = Map.of(
                "sizes", new double[] {nodes},
                "features", zeros,
                "thresholds", zeros,
                "left", left,
                "right", right,
                "cover", zeros,
                "values", new double[102]);
        refused(stranger(chain, 1, nodes), "tree 0: expected at most 100 questions on the way to a leaf, got more");
    }

    @Test
    void read_moreTreesOrNodesThanAllowed_refused() {
        refused(stranger(Map.of(), 1_000_000, 3), "\"trees\": expected a whole number from 1 to 100000");
        refused(stranger(Map.of(), 1, 2_000_000_000), "\"nodes\": expected a whole number from 1 to 33554432");
        refused(stranger(Map.of(), 5, 3), "\"nodes\": expected a whole number from 5");
    }

    @Test
    void read_classifierOfWrongShape_refused() {
        refusedClassifier(List.of("a"), Link.IDENTITY, new double[1], new double[2], "classes: expected at least 2");
        refusedClassifier(
                List.of("a", "a"), Link.IDENTITY, new double[2], new double[4], "classes: expected at least 2");
        refusedClassifier(
                List.of("a", "b", "c"), Link.LOGISTIC, new double[1], new double[2], "baseline: expected one for each");
        refusedClassifier(
                List.of("a", "b"),
                Link.IDENTITY,
                new double[2],
                new double[] {0.5, 0.5, -1, 2},
                "leaves of class \"a\": expected sums from 0 to 1");
        refusedClassifier(
                List.of("a", "b"),
                Link.IDENTITY,
                new double[2],
                new double[] {0.5, 0.5, 0.5, 0.2},
                "leaves: expected the same sum over the classes");
        refusedClassifier(
                List.of("a", "b"),
                Link.IDENTITY,
                new double[2],
                new double[] {0.5, 0.2, 0.2, 0.5},
                "leaves: expected probabilities that sum to 1 over the classes, got 0.7");
    }

    /** As boosting of several classes was written before its trees kept one number a leaf, and without a history. */
    @Test
    void read_boostingOfTheFirstFormat_predicts() {
        double[] values = {1, 0, 0, 2, 0, 0};
        Path file = written(
                DecisionTree.classifier().fit(Samples.random(40, 2, 1)),
                classifier(List.of("a", "b", "c"), Link.SOFTMAX, new double[3], values));
        TreeClassifier model =
                (TreeClassifier) ModelFile.read(file, TrainedModelCodecs.ALL).model();
        assertThat(model.history()).isEmpty();
        assertThat(model.tree(0).value(2, 0)).isEqualTo(2);
        assertThat(model.tree(0).onlyMargin()).isEmpty();
        double e = Math.exp(2);
        double p = model.predict(Table.of(model.features(), new double[] {1}, new double[] {0}))[0];
        assertThat(p).isCloseTo(e / (e + 2), within(1e-15));
    }

    @Test
    void read_treesOfOneMarginThatIsNone_refused() {
        refused(any(), ofOneMargin(Link.SOFTMAX, 3), "tree: expected a margin from 0 to 2, got 3");
    }

    /** Their probabilities would be checked at a cost of trees times classes, of which a small file can name many. */
    @Test
    void read_probabilitiesOfTreesOfOneMargin_refused() {
        refused(
                any(),
                ofOneMargin(Link.IDENTITY, 1),
                "tree 0: expected a probability of each of 3 classes in every leaf, got a tree of class \"b\" alone");
    }

    @Test
    void read_sumsOfLeavesBeyondDoublePrecision_refused() {
        double[] two = {3, 3};
        double[] left = {1, 0, 0, 1, 0, 0};
        double[] right = {2, 0, 0, 2, 0, 0};
        double[] zeros = new double[6];
        Map<String, double[]> stumps = Map.of(
                "sizes", two,
                "features", zeros,
                "thresholds", zeros,
                "left", left,
                "right", right,
                "cover", zeros,
                "values", new double[] {0, 1e308, -1e308, 0});
        String message = "margin 0: expected a baseline and leaves of the trees whose sums are within double precision,"
                + " got up to Infinity";
        refused(stranger(stumps, 2, 6), message);
        double[] large = {1e308, 0, 0, 0, 0, 0};
        refusedClassifier(List.of("a", "b", "c"), Link.SOFTMAX, new double[] {1e308, 0, 0}, large, message);
        refusedClassifier(List.of("a", "b"), Link.LOGISTIC, new double[] {-1e308}, new double[] {1, -1e308}, message);
    }

    private static Model any() {
        return DecisionTree.classifier().fit(Samples.random(40, 2, 1));
    }

    private static Stranger<TreeClassifier> ofOneMargin(Link link, int margin) {
        return new Stranger<>(TreeClassifier.class, "tree-classifier") {
            @Override
            public void encode(TreeClassifier part, ModelContent.Builder out) {
                out.texts("classes", List.of("a", "b", "c"))
                        .choice("link", link)
                        .numbers("baseline", new double[3])
                        .integer("leafValues", 1)
                        .numbers("margins", new double[] {margin});
                tree(out, Map.of(), 1, 3);
            }
        };
    }

    private void refused(Map<String, double[]> changed, String message) {
        refused(stranger(changed, 1, 3), message);
    }

    private void refused(ModelCodec<TreeRegressor> stranger, String message) {
        Model any = DecisionTree.regressor().fit(DATA);
        refused(any, stranger, message);
    }

    private Path written(Model any, ModelCodec<?> stranger) {
        Path file = folder.resolve("m.limpid");
        ModelFile.of(any, TrainingRecord.of(DATA, 0)).write(file, ModelCodecs.of(stranger));
        return file;
    }

    private void refused(Model any, ModelCodec<?> stranger, String message) {
        Path file = written(any, stranger);
        assertThatThrownBy(() -> ModelFile.read(file, TrainedModelCodecs.ALL))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining(message);
    }

    private void refusedClassifier(
            List<String> classes, Link link, double[] baseline, double[] values, String message) {
        Dataset data = Samples.random(40, 2, 1);
        Model any = DecisionTree.classifier().fit(data);
        refused(any, classifier(classes, link, baseline, values), message);
    }

    private static Stranger<TreeClassifier> classifier(
            List<String> classes, Link link, double[] baseline, double[] values) {
        return new Stranger<>(TreeClassifier.class, "tree-classifier") {
            @Override
            public void encode(TreeClassifier part, ModelContent.Builder out) {
                out.texts("classes", classes).choice("link", link).numbers("baseline", baseline);
                tree(out, Map.of("values", values), 1, 3);
            }
        };
    }

    private static ModelCodec<TreeRegressor> stranger(Map<String, double[]> changed, int trees, int nodes) {
        return new Stranger<>(TreeRegressor.class, "tree-regressor") {
            @Override
            public void encode(TreeRegressor part, ModelContent.Builder out) {
                out.numbers("baseline", new double[1]);
                tree(out, changed, trees, nodes);
            }
        };
    }

    /** A stump, but for what is changed. */
    private static void tree(ModelContent.Builder out, Map<String, double[]> changed, int trees, int nodes) {
        Map<String, double[]> all = new TreeMap<>(Map.of(
                "sizes", new double[] {3},
                "features", new double[3],
                "thresholds", new double[3],
                "left", new double[] {1, 0, 0},
                "right", new double[] {2, 0, 0},
                "cover", new double[] {2, 1, 1},
                "values", new double[] {1, 2}));
        all.putAll(changed);
        out.schema("schema", Schema.of(new Field.Numeric("a"), new Field.Numeric("b")))
                .integer("trees", trees)
                .integer("nodes", nodes);
        all.forEach(out::numbers);
    }

    private abstract static class Stranger<T> implements ModelCodec<T> {
        private final Class<T> type;
        private final String kind;

        Stranger(Class<T> type, String kind) {
            this.type = type;
            this.kind = kind;
        }

        @Override
        public String kind() {
            return kind;
        }

        @Override
        public Class<T> type() {
            return type;
        }

        @Override
        public T decode(ModelContent in) {
            throw new IllegalStateException("only written by this codec");
        }
    }
}
