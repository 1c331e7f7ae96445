package io.limpid.core.transform;

/** The contract once more, with numeric columns that become categorical. */
class QuantileBinsCategoriesTest extends NumericTransformerContract {

    @Override
    protected Transformer transformer() {
        return QuantileBins.withDefaults().withEdges(BinEdges.EQUAL_WIDTH);
    }
}
