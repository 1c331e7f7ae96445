package io.limpid.models.tree;

import io.limpid.core.data.Dataset;
import io.limpid.core.model.TrainingRound;
import io.limpid.core.model.Tree;
import io.limpid.core.model.TreeEnsembleModel;
import io.limpid.core.model.TreeEnsembleModel.Link;
import io.limpid.core.resample.ClassWeights;
import java.util.List;

/** A loss of margins {@code F[k][row]}: where they start, what trees are fitted to, and what leaves are worth. */
interface BoostingLoss {

    /** How many margins there are. */
    int margins();

    /** Where margin {@code k} starts. */
    double baseline(int k);

    /** What the training rows have left over: writes {@code residuals[k][row]}. */
    void residuals(double[][] margins, double[][] residuals);

    /** A leaf's step by the residuals of its training rows. */
    double step(double[] residual, int[] rows);

    /** The loss of row {@code i} of these margins against {@code y}: a class's code, or the number. */
    double loss(double[][] margins, int i, double y);

    /** Whether row {@code i} is of the class held likeliest, as 0 or 1; of a number, the absolute error. */
    double metric(double[][] margins, int i, double y);

    /** What differs between classes and numbers. */
    interface Kind<M extends TreeEnsembleModel> {

        /** The checked data. */
        TreeTask task(Dataset train);

        /** How many classes there are; 0 for numbers. */
        int classes(Dataset train);

        /** Its loss on the rows that train. */
        BoostingLoss loss(Dataset train, TreeTask task);

        /** A model of these trees. */
        M model(Dataset train, BoostingLoss loss, List<Tree> trees, List<TrainingRound> history);

        /** The same with each row's weight multiplied by a factor of its class, and by no other. */
        default Kind<M> weighing(ClassWeights factors) {
            Kind<M> plain = this;
            return new Kind<>() {
                @Override
                public TreeTask task(Dataset train) {
                    return plain.task(factors.resample(train));
                }

                @Override
                public int classes(Dataset train) {
                    return plain.classes(train);
                }

                @Override
                public BoostingLoss loss(Dataset train, TreeTask task) {
                    return plain.loss(train, task);
                }

                @Override
                public M model(Dataset train, BoostingLoss loss, List<Tree> trees, List<TrainingRound> history) {
                    return plain.model(train, loss, trees, history);
                }

                @Override
                public Kind<M> weighing(ClassWeights others) {
                    return plain.weighing(others);
                }
            };
        }
    }

    Kind<TreeRegressor> NUMBERS = new Kind<>() {
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

        @Override
        public TreeRegressor model(Dataset train, BoostingLoss loss, List<Tree> trees, List<TrainingRound> history) {
            return new TreeRegressor(train.features().schema(), loss.baseline(0), trees, history);
        }
    };

    Kind<TreeClassifier> CLASSES = new Kind<>() {
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
        public TreeClassifier model(Dataset train, BoostingLoss loss, List<Tree> trees, List<TrainingRound> history) {
            double[] baseline = new double[loss.margins()];
            for (int k = 0; k < baseline.length; k++) {
                baseline[k] = loss.baseline(k);
            }
            Link link = loss.margins() == 1 ? Link.LOGISTIC : Link.SOFTMAX;
            return new TreeClassifier(train.features().schema(), train.classes(), link, baseline, trees, history);
        }
    };
}
