package io.limpid.core.model;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.kernel.Elementary;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The checks of derivatives and of trees pass right models and fail wrong ones. */
final class ModelChecksTest {

    private static final Schema SCHEMA = Schema.of(new Field.Numeric("a"), new Field.Numeric("b"));
    private static final Table X =
            Table.of(SCHEMA, new double[] {-1, 0, 0.5, 3, 30}, new double[] {2, -0.25, 0, 1, -7});

    private enum Fault {
        NONE,
        FACTOR,
        FEATURES_SWAPPED,
        BY_POSITION,
        SPOILS_ITS_INPUT,
        TAKES_ANY_OUTPUT
    }

    /** Outputs a b and a^2 - b. */
    private record Curved(Fault fault) implements DifferentiableModel {
        @Override
        public Schema features() {
            return SCHEMA;
        }

        @Override
        public int outputs() {
            return 2;
        }

        @Override
        public void predict(Table x, double[] out) {
            double[] a = x.column("a").values();
            double[] b = x.column("b").values();
            for (int i = 0; i < x.rows(); i++) {
                out[2 * i] = a[i] * b[i];
                out[2 * i + 1] = a[i] * a[i] - b[i];
            }
        }

        @Override
        public void gradient(Table x, int output, double[][] out) {
            if (fault != Fault.TAKES_ANY_OUTPUT && !(output >= 0 && output < 2)
                    || out.length != 2
                    || out[0].length != x.rows()) {
                throw new IllegalArgumentException("output or out: expected others");
            }
            boolean position = fault == Fault.BY_POSITION;
            double[] a = position ? x.column(0) : x.column("a").values();
            double[] b = position ? x.column(1) : x.column("b").values();
            int first = fault == Fault.FEATURES_SWAPPED ? 1 : 0;
            for (int i = 0; i < x.rows(); i++) {
                out[first][i] = output == 0 ? b[i] : 2 * a[i];
                out[1 - first][i] = (output == 0 ? a[i] : -1) * (fault == Fault.FACTOR ? 1.001 : 1);
            }
            if (fault == Fault.SPOILS_ITS_INPUT && x.rows() > 0) {
                a[0] = 0;
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void assertGradient_faultyModel_isNoticed(Fault fault) {
        Table own = X.select(new int[] {0, 1, 2, 3, 4}); // One of the faults spoils it.
        if (fault == Fault.NONE) {
            // Second-order terms cancel; what is left is rounding of values up to 1e3, 1e-13, over a step of 1e-5.
            assertThatCode(() -> DifferentiableChecks.assertGradient(new Curved(fault), own, 1e-7))
                    .doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> DifferentiableChecks.assertGradient(new Curved(fault), own, 1e-7))
                    .isInstanceOf(AssertionError.class);
        }
    }

    /** a up to 0, then b up to 1: values 1, 2, 3 as margin 0 and their halves as margin 1. */
    private static Tree tree(double leftCover, int outputs) {
        double[][] values = {{}, {1, 0.5}, {}, {2, 1}, {3, 1.5}};
        for (int node = 0; node < values.length; node++) {
            values[node] = Arrays.copyOf(values[node], values[node].length == 0 ? 0 : outputs);
        }
        return Tree.of(
                new Tree.Split[] {Tree.Split.AT_MOST, null, Tree.Split.AT_MOST, null, null},
                new int[] {0, 0, 1, 0, 0},
                new double[] {0, 0, 1, 0, 0},
                new int[] {1, 0, 3, 0, 0},
                new int[] {2, 0, 4, 0, 0},
                new double[] {10, leftCover, 6, 4, 2},
                values);
    }

    /** Two of these trees; {@code shift} is what its predictions are wrong by. */
    private record Grove(TreeEnsembleModel.Link link, Tree one, double shift) implements TreeEnsembleModel {
        @Override
        public Schema features() {
            return SCHEMA;
        }

        @Override
        public int outputs() {
            return 2;
        }

        @Override
        public int margins() {
            return link == Link.LOGISTIC ? 1 : 2;
        }

        @Override
        public double baseline(int k) {
            return -3 + k;
        }

        @Override
        public int trees() {
            return 2;
        }

        @Override
        public Tree tree(int t) {
            return one;
        }

        @Override
        public void predict(Table x, double[] out) {
            for (int i = 0; i < x.rows(); i++) {
                double value = x.column(0)[i] <= 0 ? 1 : x.column(1)[i] <= 1 ? 2 : 3;
                double first = -3 + 2 * value + shift;
                double second = -2 + value;
                switch (link) {
                    case IDENTITY -> {
                        out[2 * i] = first;
                        out[2 * i + 1] = second;
                    }
                    case LOGISTIC -> {
                        out[2 * i] = Elementary.sigmoid(-first);
                        out[2 * i + 1] = Elementary.sigmoid(first);
                    }
                    case SOFTMAX -> {
                        out[2 * i] = Elementary.sigmoid(first - second);
                        out[2 * i + 1] = Elementary.sigmoid(second - first);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void assertTrees_anyLink_comparesThePredictions(TreeEnsembleModel.Link link) {
        Tree tree = tree(4, link == TreeEnsembleModel.Link.LOGISTIC ? 1 : 2);
        assertThatCode(() -> TreeEnsembleChecks.assertTrees(new Grove(link, tree, 0), X))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> TreeEnsembleChecks.assertTrees(new Grove(link, tree, 1e-9), X))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void assertTrees_coversThatDoNotAddUp_areNoticed() {
        assertThatThrownBy(() ->
                        TreeEnsembleChecks.assertTrees(new Grove(TreeEnsembleModel.Link.IDENTITY, tree(5, 2), 0), X))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("cover of the children of node 0 in tree 0");
    }

    @Test
    void assertTrees_wrongNumberOfMargins_isNoticed() {
        assertThatThrownBy(() ->
                        TreeEnsembleChecks.assertTrees(new Grove(TreeEnsembleModel.Link.LOGISTIC, tree(4, 2), 0), X))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("outputs of tree 0");
    }

    @Test
    void assertTrees_categorySplitOnANumber_isNoticed() {
        Tree odd = Tree.of(
                new Tree.Split[] {Tree.Split.CATEGORY, null, null},
                new int[] {1, 0, 0},
                new double[] {0, 0, 0},
                new int[] {1, 0, 0},
                new int[] {2, 0, 0},
                new double[] {2, 1, 1},
                new double[][] {{}, {1, 1}, {2, 2}});
        assertThatThrownBy(() -> TreeEnsembleChecks.assertTrees(new Grove(TreeEnsembleModel.Link.IDENTITY, odd, 0), X))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Categorical");
    }

    @Test
    void assertTrees_featureThatIsNotThere_isNoticed() {
        List<Integer> beyond = List.of(2, 100);
        for (int feature : beyond) {
            Tree odd = Tree.of(
                    new Tree.Split[] {Tree.Split.AT_MOST, null, null},
                    new int[] {feature, 0, 0},
                    new double[] {0, 0, 0},
                    new int[] {1, 0, 0},
                    new int[] {2, 0, 0},
                    new double[] {2, 1, 1},
                    new double[][] {{}, {1, 1}, {2, 2}});
            assertThatThrownBy(
                            () -> TreeEnsembleChecks.assertTrees(new Grove(TreeEnsembleModel.Link.IDENTITY, odd, 0), X))
                    .isInstanceOf(AssertionError.class);
        }
    }
}
