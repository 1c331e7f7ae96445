package io.limpid.core.transform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogTransformerSignedTest extends NumericTransformerContract {

    private static final double NA = Double.NaN;

    @Override
    protected Transformer transformer() {
        return LogTransformer.withDefaults().withRule(LogRule.SIGNED);
    }

    @Test
    void transform_oppositeValues_areOpposite() {
        double[] out = Transformed.training(transformer(), new double[] {-1e300, -0.3, 0.3, 1e300, NA});
        assertThat(out).containsExactly(-out[3], -out[2], out[2], out[3], NA);
    }
}
