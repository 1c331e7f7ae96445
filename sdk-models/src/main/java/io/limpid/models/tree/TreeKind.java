package io.limpid.models.tree;

import io.limpid.core.data.Dataset;
import io.limpid.core.model.TrainingRound;
import io.limpid.core.model.Tree;
import io.limpid.core.model.TreeEnsembleModel;
import io.limpid.core.resample.ClassWeights;
import java.util.Arrays;
import java.util.List;

/** What differs between trees for classes and for numbers. */
interface TreeKind<M extends TreeEnsembleModel> {

    /** The checked data. */
    TreeTask task(Dataset train);

    /** How many classes there are; 0 for numbers. */
    int classes(Dataset train);

    /**
     * A model of trees whose leaves add up, with the baseline, to probabilities, or to the number.
     *
     * @param history what each tree came to; empty for a single one
     */
    M averaging(Dataset train, List<Tree> trees, double baseline, List<TrainingRound> history);

    /** The same with each row's weight multiplied by a factor of its class, and by no other. */
    default TreeKind<M> weighing(ClassWeights factors) {
        TreeKind<M> plain = this;
        return new TreeKind<>() {
            @Override
            public TreeTask task(Dataset train) {
                return plain.task(factors.resample(train));
            }

            @Override
            public int classes(Dataset train) {
                return plain.classes(train);
            }

            @Override
            public M averaging(Dataset train, List<Tree> trees, double baseline, List<TrainingRound> history) {
                return plain.averaging(train, trees, baseline, history);
            }

            @Override
            public TreeKind<M> weighing(ClassWeights others) {
                return plain.weighing(others);
            }
        };
    }

    TreeKind<TreeClassifier> CLASSES = new TreeKind<>() {
        @Override
        public TreeTask task(Dataset train) {
            return TreeTask.ofClasses(train);
        }

        @Override
        public int classes(Dataset train) {
            return train.classes().size();
        }

        @Override
        public TreeClassifier averaging(Dataset train, List<Tree> trees, double baseline, List<TrainingRound> history) {
            double[] baselines = new double[train.classes().size()];
            Arrays.fill(baselines, baseline);
            return new TreeClassifier(
                    train.features().schema(),
                    train.classes(),
                    TreeEnsembleModel.Link.IDENTITY,
                    baselines,
                    trees,
                    history);
        }
    };

    TreeKind<TreeRegressor> NUMBERS = new TreeKind<>() {
        @Override
        public TreeTask task(Dataset train) {
            return TreeTask.ofNumbers(train);
        }

        @Override
        public int classes(Dataset train) {
            return 0;
        }

        @Override
        public TreeRegressor averaging(Dataset train, List<Tree> trees, double baseline, List<TrainingRound> history) {
            return new TreeRegressor(train.features().schema(), baseline, trees, history);
        }
    };
}
