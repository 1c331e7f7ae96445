package io.limpid.models.neural;

import io.limpid.core.model.MonotoneConstraints;
import io.limpid.core.model.Penalty;
import io.limpid.core.numeric.OptionChecks;
import io.limpid.core.resample.ClassWeights;
import io.limpid.models.training.EarlyStopping;
import java.util.Objects;
import java.util.Optional;

/** The options that hold a net back from learning its rows by heart, or from minding one class only. */
record NetRestraint(
        Penalty penalty,
        double dropout,
        Optional<EarlyStopping> stopping,
        Optional<ClassWeights> classWeights,
        MonotoneConstraints monotone) {

    NetRestraint {
        Objects.requireNonNull(penalty, "penalty");
        Objects.requireNonNull(stopping, "stopping");
        Objects.requireNonNull(classWeights, "classWeights");
        Objects.requireNonNull(monotone, "monotone constraints");
        OptionChecks.requireShare("dropout", dropout);
    }

    NetRestraint with(Penalty other) {
        return new NetRestraint(other, dropout, stopping, classWeights, monotone);
    }

    NetRestraint withDropout(double share) {
        return new NetRestraint(penalty, share, stopping, classWeights, monotone);
    }

    NetRestraint with(EarlyStopping other) {
        return new NetRestraint(penalty, dropout, Optional.of(other), classWeights, monotone);
    }

    NetRestraint with(ClassWeights other) {
        return new NetRestraint(penalty, dropout, stopping, Optional.of(other), monotone);
    }

    NetRestraint with(MonotoneConstraints other) {
        return new NetRestraint(penalty, dropout, stopping, classWeights, other);
    }
}
