package io.limpid.demo.catalog;

import io.limpid.core.model.Classifier;
import io.limpid.core.model.TreeEnsembleModel;
import io.limpid.core.modelfile.ModelContent;
import io.limpid.models.training.EarlyStopping;
import io.limpid.models.tree.DecisionTree;
import io.limpid.models.tree.GradientBoosting;
import io.limpid.models.tree.RandomForest;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Decision trees, random forests and gradient boosting. Their models are of one type; one that no training record names
 * is told by its shape.
 */
final class TreeKinds {

    private static final String TREE_ENGINE = "Smile 2.6.0";
    private static final String ENSEMBLE_ENGINE = "Limpid, over trees of Smile 2.6.0";
    private static final int MOST_DEPTH = 100;
    private static final int MOST_TREES = 100_000;

    private TreeKinds() {}

    static Models.Kind tree() {
        return new Models.Kind(
                "tree",
                "Decision tree",
                List.of(depth("20"), Parameter.of("minLeaf", "5", "fewest rows of a leaf")),
                Models.Units.RAW,
                Optional.of((values, seed) -> tree(DecisionTree.classifier(), values)),
                Optional.of((values, seed) -> tree(DecisionTree.regressor(), values)),
                model -> report(model instanceof TreeEnsembleModel trees && isTree(trees), TREE_ENGINE),
                model -> report(isTrees(model) && isTree(model), TREE_ENGINE));
    }

    private static <M extends TreeEnsembleModel> DecisionTree<M> tree(DecisionTree<M> trainer, Parameters values) {
        return trainer.withMaxDepth(depth(values, 20)).withMinLeaf(values.count("minLeaf", 1, 5));
    }

    static Models.Kind forest() {
        return new Models.Kind(
                "forest",
                "Random forest",
                List.of(
                        Parameter.of("trees", "300", "how many"),
                        depth("20"),
                        new Parameter(
                                "mtry",
                                "root of the columns",
                                "a third of the columns",
                                "columns looked at in each node")),
                Models.Units.RAW,
                Optional.of((values, seed) -> forest(RandomForest.classifier(), values, seed)),
                Optional.of((values, seed) -> forest(RandomForest.regressor(), values, seed)),
                model -> report(model instanceof TreeEnsembleModel trees && isForest(trees), ENSEMBLE_ENGINE),
                model -> report(isTrees(model) && isForest(model), ENSEMBLE_ENGINE));
    }

    private static <M extends TreeEnsembleModel> RandomForest<M> forest(
            RandomForest<M> trainer, Parameters values, long seed) {
        RandomForest<M> forest = trainer.withTrees(values.count("trees", 1, MOST_TREES, 300))
                .withMaxDepth(depth(values, 20))
                .withSeed(seed);
        OptionalInt mtry = values.countIfGiven("mtry", 1);
        return mtry.isPresent() ? forest.withMtry(mtry.getAsInt()) : forest;
    }

    static Models.Kind boosting() {
        return new Models.Kind(
                "boosting",
                "Gradient boosting",
                List.of(
                        Parameter.of("trees", "100", "rounds; of more than two classes each has a tree in every one"),
                        depth("3"),
                        Parameter.of("learningRate", "0.1", "share of each tree that is added"),
                        Parameter.of("subsample", "1", "share of the rows each round sees"),
                        Parameter.of(
                                "earlyStopping",
                                "none",
                                "rounds without progress on a tenth of the rows, held back, after which it ends; or none")),
                Models.Units.RAW,
                Optional.of((values, seed) -> boosting(GradientBoosting.classifier(), values, seed)),
                Optional.of((values, seed) -> boosting(GradientBoosting.regressor(), values, seed)),
                model -> report(model instanceof TreeEnsembleModel, ENSEMBLE_ENGINE),
                model -> report(isTrees(model), ENSEMBLE_ENGINE));
    }

    private static <M extends TreeEnsembleModel> GradientBoosting<M> boosting(
            GradientBoosting<M> trainer, Parameters values, long seed) {
        GradientBoosting<M> boosting = trainer.withTrees(values.count("trees", 1, MOST_TREES, 100))
                .withMaxDepth(depth(values, 3))
                .withLearningRate(share(values, "learningRate", 0.1))
                .withSubsample(share(values, "subsample", 1))
                .withSeed(seed);
        if (values.text("earlyStopping").isEmpty()) {
            return boosting;
        }
        OptionalInt patience = values.countOrNone("earlyStopping", 1, 10);
        return patience.isPresent()
                ? boosting.withEarlyStopping(new EarlyStopping(
                        patience.getAsInt(), EarlyStopping.withDefaults().fraction()))
                : boosting;
    }

    private static Parameter depth(String standard) {
        return Parameter.of("maxDepth", standard, "most questions on the way to a leaf");
    }

    private static int depth(Parameters values, int standard) {
        return values.count("maxDepth", 1, MOST_DEPTH, standard);
    }

    private static double share(Parameters values, String name, double standard) {
        return values.number(name, "a number above 0 and at most 1", share -> share > 0 && share <= 1, standard);
    }

    private static Optional<FitReport> report(boolean known, String engine) {
        return known ? Optional.of(new FitReport(engine, Optional.empty())) : Optional.empty();
    }

    private static boolean isTree(TreeEnsembleModel model) {
        return model.link() == TreeEnsembleModel.Link.IDENTITY && model.trees() == 1;
    }

    /** Boosted numbers start from their mean, a forest of numbers from nothing. */
    private static boolean isForest(TreeEnsembleModel model) {
        return model.link() == TreeEnsembleModel.Link.IDENTITY
                && (model instanceof Classifier || model.baseline(0) == 0);
    }

    private static boolean isTrees(ModelContent model) {
        return model.kind().equals("tree-classifier") || model.kind().equals("tree-regressor");
    }

    private static boolean isTree(ModelContent model) {
        return isAverage(model) && model.integer("trees", 1, MOST_TREES) == 1;
    }

    private static boolean isForest(ModelContent model) {
        return isAverage(model) && (model.has("link") || model.numbers("baseline", 1)[0] == 0);
    }

    private static boolean isAverage(ModelContent model) {
        return !model.has("link")
                || model.choice("link", TreeEnsembleModel.Link.class) == TreeEnsembleModel.Link.IDENTITY;
    }
}
