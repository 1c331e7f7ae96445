package io.limpid.models.tree;

import io.limpid.core.data.Dataset;
import io.limpid.core.model.TrainingRound;
import io.limpid.core.model.Tree;
import io.limpid.core.model.TreeEnsembleModel;
import io.limpid.core.model.TreeEnsembleModel.Link;
import java.util.List;

/** What differs between trees for classes and for numbers. */
interface TreeKind<M extends TreeEnsembleModel> {

    /** The checked data. */
    TreeTask task(Dataset train);

    /** How many classes there are; 0 for numbers. */
    int classes(Dataset train);

    /** What boosting lowers on the rows that train. */
    BoostingLoss loss(Dataset train, TreeTask task);

    /**
     * A model of trees whose leaves add up, with the baselines, to margins.
     *
     * @param link from margins to probabilities, or to the number
     * @param baseline where each margin starts
     * @param history what each tree or round came to; empty for a single tree
     */
    M model(Dataset train, Link link, double[] baseline, List<Tree> trees, List<TrainingRound> history);

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
        public BoostingLoss loss(Dataset train, TreeTask task) {
            int classes = classes(train);
            return classes == 2
                    ? new BinaryBoosting(train.target().name(), train.classes(), task)
                    : new MultinomialBoosting(task, classes);
        }

        @Override
        public TreeClassifier model(
                Dataset train, Link link, double[] baseline, List<Tree> trees, List<TrainingRound> history) {
            return new TreeClassifier(train.features().schema(), train.classes(), link, baseline, trees, history);
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
        public BoostingLoss loss(Dataset train, TreeTask task) {
            return new SquaredBoosting(train.target().name(), task);
        }

        /** One margin, which is the number. */
        @Override
        public TreeRegressor model(
                Dataset train, Link link, double[] baseline, List<Tree> trees, List<TrainingRound> history) {
            return new TreeRegressor(train.features().schema(), baseline[0], trees, history);
        }
    };
}
