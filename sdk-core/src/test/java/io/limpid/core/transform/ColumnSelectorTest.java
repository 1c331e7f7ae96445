package io.limpid.core.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.limpid.core.data.Dataset;
import org.junit.jupiter.api.Test;

class ColumnSelectorTest extends TransformerContract {

    @Override
    protected Transformer transformer() {
        return ColumnSelector.dropping(Columns.named("count"));
    }

    @Test
    void fit_keeping_keepsTheseInTheirOrder() {
        FittedTransformer fitted = ColumnSelector.keeping(Columns.named("kind", "length"))
                .fit(train())
                .fitted();
        assertThat(fitted.output().names()).containsExactly("length", "kind");
        assertThat(fitted.sources(1)).containsExactly(3);
    }

    @Test
    void fit_dropping_keepsTheOthersShared() {
        Dataset train = train();
        Fitting fitting = ColumnSelector.dropping(Columns.numeric()).fit(train);
        assertThat(fitting.fitted().output().names()).containsExactly("color", "kind");
        assertThat(fitting.training().features().column(0))
                .isSameAs(train.features().column(2));
    }

    @Test
    void fit_everythingDropped_keepsTheRows() {
        Dataset out = ColumnSelector.dropping(Columns.all()).fit(train()).training();
        assertThat(out.features().schema().size()).isZero();
        assertThat(out.features().rows()).isEqualTo(60);
    }

    @Test
    void fit_nameThatIsNotThere_listsTheNames() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> ColumnSelector.keeping(Columns.named("colour")).fit(train()))
                .withMessage("column \"colour\": expected a column of that name, got only"
                        + " [\"length\", \"count\", \"color\", \"kind\"]");
    }
}
