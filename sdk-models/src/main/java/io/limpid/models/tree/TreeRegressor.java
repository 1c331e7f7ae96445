package io.limpid.models.tree;

import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.model.Regressor;
import io.limpid.core.model.TrainingRound;
import io.limpid.core.model.Tree;
import io.limpid.core.model.TreeEnsembleModel;
import java.util.List;
import java.util.Objects;

/**
 * Predicts numbers by decision trees: {@code baseline(0)} plus the leaves that the row falls into. Immutable and
 * thread-safe.
 *
 * <p>Cost of a prediction: rows × the sum of the trees' depths; nothing is allocated per row.
 */
public final class TreeRegressor implements Regressor, TreeEnsembleModel {

    private final TreeEnsemble ensemble;

    TreeRegressor(Schema features, double baseline, List<Tree> trees, List<TrainingRound> history) {
        this.ensemble = new TreeEnsemble(features, Link.IDENTITY, new double[] {baseline}, trees, history);
    }

    TreeEnsemble ensemble() {
        return ensemble;
    }

    @Override
    public Schema features() {
        return ensemble.features();
    }

    /** Always {@link TreeEnsembleModel.Link#IDENTITY}. */
    @Override
    public Link link() {
        return Link.IDENTITY;
    }

    /** Always one. */
    @Override
    public int margins() {
        return 1;
    }

    @Override
    public double baseline(int k) {
        return ensemble.baseline(Objects.checkIndex(k, 1));
    }

    @Override
    public int trees() {
        return ensemble.trees().size();
    }

    @Override
    public Tree tree(int t) {
        return ensemble.trees().get(t);
    }

    /**
     * What the rounds of the training came to, in order, where it has any; of boosting also those after the best one.
     * Empty in a model read from a file that doesn't tell.
     */
    @Override
    public List<TrainingRound> history() {
        return ensemble.history();
    }

    /**
     * Draws one tree as text: a line for each branch with its column and threshold, indented by its depth, and for each
     * leaf what it adds and its cover.
     *
     * @throws IndexOutOfBoundsException when there is no such tree
     */
    public String toText(int t) {
        return TreeText.of(features().names(), List.of("value"), tree(t));
    }

    @Override
    public void predict(Table x, double[] out) {
        ensemble.predict(x, 1, out, (margins, rows, to, from) -> System.arraycopy(margins, 0, to, from, rows));
    }
}
