package io.limpid.core.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.RowException;
import io.limpid.core.data.Table;
import org.junit.jupiter.api.Test;

class LogTransformerTest extends NumericTransformerContract {

    private static final double NA = Double.NaN;

    @Override
    protected Transformer transformer() {
        return LogTransformer.withDefaults();
    }

    @Override
    double lowest() {
        return 0;
    }

    /** The contract's rows, with counts from 0 on. */
    @Override
    protected Dataset train() {
        Dataset train = super.train();
        Table x = train.features();
        double[] counts = x.column(1).clone();
        for (int i = 0; i < counts.length; i++) {
            counts[i] += 1;
        }
        return train.withFeatures(Table.of(x.schema(), x.column(0), counts, x.column(2), x.column(3)));
    }

    /** Powers of ten through our own logarithm: within 2 ulp. */
    private static void assertLogs(double[] actual, double... expected) {
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i]).isCloseTo(expected[i], within(1e-15 * Math.max(1, Math.abs(expected[i]))));
        }
    }

    @Test
    void onePlus_fewNumbers_areLogarithms() {
        double[] out = Transformed.training(LogTransformer.withDefaults(), new double[] {0, 9, 99, NA, 1e-20});
        assertLogs(out, 0, 2.302585092994046, 4.605170185988092);
        assertThat(out[3]).isNaN();
        assertThat(out[4]).isEqualTo(1e-20);
    }

    @Test
    void onePlus_negativeValue_namesColumnAndRow() {
        assertThatExceptionOfType(RowException.class)
                .isThrownBy(() -> Transformed.training(LogTransformer.withDefaults(), new double[] {0, 3, -0.5}))
                .withMessage("column \"x\", row 2: expected a number of at least 0 to take a logarithm, got -0.5");
        assertThatExceptionOfType(RowException.class)
                .isThrownBy(() -> Transformed.later(LogTransformer.withDefaults(), new double[] {0}, 1, -2))
                .withMessageContaining("row 1");
    }

    @Test
    void signed_negativeValues_keepTheirSign() {
        LogTransformer signed = LogTransformer.withDefaults().withRule(LogRule.SIGNED);
        assertLogs(Transformed.training(signed, new double[] {-9, 0, 9}), -2.302585092994046, 0, 2.302585092994046);
    }

    @Test
    void offset_positiveColumn_hasNone() {
        LogTransformer offset = LogTransformer.withDefaults().withRule(LogRule.OFFSET);
        assertLogs(Transformed.training(offset, new double[] {10, 100, NA}), 2.302585092994046, 4.605170185988092);
    }

    @Test
    void offset_columnDownToZeroOrLess_startsAtZero() {
        LogTransformer offset = LogTransformer.withDefaults().withRule(LogRule.OFFSET);
        assertLogs(Transformed.training(offset, new double[] {-4, 5, 95}), 0, 2.302585092994046, 4.605170185988092);
        assertLogs(Transformed.training(offset, new double[] {0, 9}), 0, 2.302585092994046);
    }

    @Test
    void offset_laterValueAtOrBelowIt_namesColumnAndRow() {
        LogTransformer offset = LogTransformer.withDefaults().withRule(LogRule.OFFSET);
        assertThatExceptionOfType(RowException.class)
                .isThrownBy(() -> Transformed.later(offset, new double[] {-4, 5}, -4.5, -5))
                .withMessage("column \"x\", row 1: expected a number above -5.0 to take a logarithm, got -5.0");
        assertThatExceptionOfType(RowException.class)
                .isThrownBy(() -> Transformed.later(offset, new double[] {4, 5}, 1, 0))
                .withMessage("column \"x\", row 1: expected a number above 0.0 to take a logarithm, got 0.0");
    }

    @Test
    void offset_weightZero_isNotLookedAt() {
        LogTransformer offset = LogTransformer.withDefaults().withRule(LogRule.OFFSET);
        assertLogs(Transformed.training(offset, new double[] {10, 100, 3}, 1, 1, 0), 2.302585092994046);
    }

    @Test
    void offset_columnWithoutValues_isOne() {
        LogTransformer offset = LogTransformer.withDefaults().withRule(LogRule.OFFSET);
        assertLogs(Transformed.later(offset, new double[] {NA}, 0, 9), 0, 2.302585092994046);
    }
}
