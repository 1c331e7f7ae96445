package io.limpid.models.tree;

import io.limpid.core.data.Schema;
import io.limpid.core.modelfile.ModelCodec;
import io.limpid.core.modelfile.ModelContent;
import io.limpid.core.modelfile.ModelFormatException;

/** A regressor of trees in a model file. */
final class TreeRegressorCodec implements ModelCodec<TreeRegressor> {

    @Override
    public String kind() {
        return "tree-regressor";
    }

    @Override
    public Class<TreeRegressor> type() {
        return TreeRegressor.class;
    }

    @Override
    public void encode(TreeRegressor model, ModelContent.Builder out) {
        out.schema("schema", model.features());
        TreeContent.encode(model.ensemble(), out);
        TreeHistory.encode(model.history(), out);
    }

    @Override
    public TreeRegressor decode(ModelContent in) {
        Schema features = in.schema("schema");
        try {
            return new TreeRegressor(
                    features, in.numbers("baseline", 1)[0], TreeContent.decode(in, 1), TreeHistory.decode(in));
        } catch (IllegalArgumentException e) {
            throw new ModelFormatException(kind() + ": " + e.getMessage(), e);
        }
    }
}
