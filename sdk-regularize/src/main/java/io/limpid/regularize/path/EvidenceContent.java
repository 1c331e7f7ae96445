package io.limpid.regularize.path;

import io.limpid.core.model.Penalty;
import io.limpid.core.modelfile.ModelContent;

/** A fit's evidence among the content of its model. */
final class EvidenceContent {

    private EvidenceContent() {}

    static void encode(FitEvidence evidence, ModelContent.Builder out) {
        out.number("lambda", evidence.penalty().lambda())
                .number("l1Ratio", evidence.penalty().l1Ratio())
                .number("devianceRatio", evidence.devianceRatio())
                .integer("nonzeros", evidence.nonzeros())
                .number("relativeGap", evidence.certificate().relativeGap())
                .number("tolerance", evidence.certificate().tolerance())
                .choice("certificate", evidence.certificate().status())
                .integer("iterations", evidence.iterations());
    }

    /** Throws what its parts throw when they cannot be. */
    static FitEvidence decode(ModelContent in) {
        return new FitEvidence(
                new Penalty(in.number("lambda"), in.number("l1Ratio")),
                in.number("devianceRatio"),
                (int) in.integer("nonzeros", 0, Integer.MAX_VALUE),
                new Certificate(
                        in.number("relativeGap"),
                        in.number("tolerance"),
                        in.choice("certificate", Certificate.Status.class)),
                (int) in.integer("iterations", 0, Integer.MAX_VALUE));
    }
}
