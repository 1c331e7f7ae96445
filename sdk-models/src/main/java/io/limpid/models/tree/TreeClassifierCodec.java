package io.limpid.models.tree;

import io.limpid.core.data.Schema;
import io.limpid.core.model.TreeEnsembleModel;
import io.limpid.core.modelfile.ModelCodec;
import io.limpid.core.modelfile.ModelContent;
import io.limpid.core.modelfile.ModelFormatException;
import java.util.List;

/** A classifier of trees in a model file. */
final class TreeClassifierCodec implements ModelCodec<TreeClassifier> {

    @Override
    public String kind() {
        return "tree-classifier";
    }

    @Override
    public Class<TreeClassifier> type() {
        return TreeClassifier.class;
    }

    @Override
    public void encode(TreeClassifier model, ModelContent.Builder out) {
        out.schema("schema", model.features()).texts("classes", model.classes()).choice("link", model.link());
        TreeContent.encode(model.ensemble(), out);
        TreeHistory.encode(model.history(), out);
    }

    @Override
    public TreeClassifier decode(ModelContent in) {
        Schema features = in.schema("schema");
        List<String> classes = in.texts("classes");
        TreeEnsembleModel.Link link = in.choice("link", TreeEnsembleModel.Link.class);
        int margins = link == TreeEnsembleModel.Link.LOGISTIC ? 1 : classes.size();
        try {
            return new TreeClassifier(
                    features,
                    classes,
                    link,
                    in.numbers("baseline", margins),
                    TreeContent.decode(in, margins),
                    TreeHistory.decode(in));
        } catch (IllegalArgumentException e) {
            throw new ModelFormatException(kind() + ": " + e.getMessage(), e);
        }
    }
}
