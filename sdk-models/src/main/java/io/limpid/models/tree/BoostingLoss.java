package io.limpid.models.tree;

import io.limpid.core.data.Dataset;
import io.limpid.core.model.Tree;
import io.limpid.core.model.TreeEnsembleModel;
import io.limpid.core.model.TreeEnsembleModel.Link;
import java.util.List;

/** A loss of margins {@code F[k][row]}: where they start, what trees are fitted to, and what leaves are worth. */
interface BoostingLoss {

    /** How many margins there are. */
    int margins();

    /** Where margin {@code k} starts. */
    double baseline(int k);

    /** What the rows have left over: writes {@code residuals[k][row]}, and returns the weighted mean loss. */
    double residuals(double[][] margins, double[][] residuals);

    /** A leaf's step by the residuals of its rows. */
    double step(double[] residual, int[] rows);

    /** What differs between classes and numbers. */
    interface Kind<M extends TreeEnsembleModel> {

        /** The checked data. */
        TreeTask task(Dataset train);

        /** Its loss. */
        BoostingLoss loss(Dataset train, TreeTask task);

        /** A model of these trees. */
        M model(Dataset train, BoostingLoss loss, List<Tree> trees);
    }

    Kind<TreeRegressor> NUMBERS = new Kind<>() {
        @Override
        public TreeTask task(Dataset train) {
            return TreeTask.ofNumbers(train);
        }

        @Override
        public BoostingLoss loss(Dataset train, TreeTask task) {
            return new SquaredBoosting(task);
        }

        @Override
        public TreeRegressor model(Dataset train, BoostingLoss loss, List<Tree> trees) {
            return new TreeRegressor(train.features().schema(), loss.baseline(0), trees);
        }
    };

    Kind<TreeClassifier> CLASSES = new Kind<>() {
        @Override
        public TreeTask task(Dataset train) {
            return TreeTask.ofClasses(train);
        }

        @Override
        public BoostingLoss loss(Dataset train, TreeTask task) {
            int classes = train.classes().size();
            return classes == 2 ? new BinaryBoosting(task) : new MultinomialBoosting(task, classes);
        }

        @Override
        public TreeClassifier model(Dataset train, BoostingLoss loss, List<Tree> trees) {
            double[] baseline = new double[loss.margins()];
            for (int k = 0; k < baseline.length; k++) {
                baseline[k] = loss.baseline(k);
            }
            Link link = loss.margins() == 1 ? Link.LOGISTIC : Link.SOFTMAX;
            return new TreeClassifier(train.features().schema(), train.classes(), link, baseline, trees);
        }
    };
}
