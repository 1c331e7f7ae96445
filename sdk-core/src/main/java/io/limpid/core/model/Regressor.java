package io.limpid.core.model;

/** A model with one output: a number on the target's scale. */
public interface Regressor extends Model {

    /** Always one. */
    @Override
    default int outputs() {
        return 1;
    }
}
