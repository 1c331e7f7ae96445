package io.limpid.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class DatasetKeysTest {

    private static final Table TABLE = Table.of(
            Schema.of(
                    new Field.Categorical("customer", List.of("ann", "bob", "eve")),
                    new Field.Numeric("age"),
                    new Field.Numeric("spent")),
            new double[] {2, 0, 1, 0},
            new double[] {30, 40, 50, 60},
            new double[] {1, 2, 3, 4});

    private static final Dataset DATA = Dataset.of(TABLE, "spent").withKeys("customer");

    @Test
    void withKeys_aFeature_isNoFeatureAnyMore() {
        assertThat(DATA.features().schema().names()).containsExactly("age");
        assertThat(DATA.keys().schema().names()).containsExactly("customer");
        assertThat(DATA.key("customer").values()).containsExactly(2, 0, 1, 0);
        assertThat(DATA.key("age").values()).containsExactly(30, 40, 50, 60);
    }

    @Test
    void withKeys_everyFeature_keepsTheRows() {
        Dataset none = DATA.withKeys("age");
        assertThat(none.features().schema().size()).isZero();
        assertThat(none.rows()).isEqualTo(4);
        assertThat(none.keys().schema().names()).containsExactly("customer", "age");
    }

    @Test
    void select_rows_selectsTheirKeys() {
        Dataset some = DATA.select(new int[] {3, 0});
        assertThat(some.key("customer").values()).containsExactly(0, 2);
    }

    @Test
    void withFeaturesWeightsOrThreshold_keysStay() {
        assertThat(DATA.withFeatures(DATA.features()).keys()).isSameAs(DATA.keys());
        assertThat(DATA.withWeights(new double[] {1, 2, 1, 1}).keys()).isSameAs(DATA.keys());
        assertThat(new ThresholdTarget(2).apply(DATA).keys()).isSameAs(DATA.keys());
    }

    @Test
    void forTrainingOnly_whateverFollows_stays() {
        assertThat(DATA.isForTrainingOnly()).isFalse();
        Dataset marked = DATA.forTrainingOnly();
        assertThat(marked.features()).isSameAs(DATA.features());
        assertThat(marked.target()).isSameAs(DATA.target());
        assertThat(marked.weights()).isSameAs(DATA.weights());
        assertThat(marked.keys()).isSameAs(DATA.keys());
        for (Dataset later : List.of(
                marked,
                marked.forTrainingOnly(),
                marked.select(new int[] {1, 2}),
                marked.withFeatures(marked.features()),
                marked.withWeights(new double[] {1, 2, 1, 1}),
                marked.withKeys("age"),
                marked.withKeys(marked.keys()),
                new ThresholdTarget(2).apply(marked))) {
            assertThat(later.isForTrainingOnly()).isTrue();
        }
        assertThat(new ThresholdTarget(2).apply(DATA).isForTrainingOnly()).isFalse();
    }

    @Test
    void of_newData_hasNoKeysButItsRows() {
        Dataset plain = Dataset.of(TABLE, "spent");
        assertThat(plain.keys().schema().size()).isZero();
        assertThat(plain.select(new int[] {1}).keys().rows()).isEqualTo(1);
    }

    @Test
    void withKeys_asManyAsNoFeatureOrTarget_areRefused() {
        Table age = Table.of(Schema.of(new Field.Numeric("age")), new double[4]);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DATA.withKeys(age))
                .withMessage("column \"age\": expected a key to be neither target nor feature, got it as both");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DATA.withKeys(age.slice(0, 2)))
                .withMessage("keys: expected 4 rows, got 2");
    }

    @Test
    void key_unknownName_listsWhatThereIs() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DATA.key("shop"))
                .withMessageContaining("column \"shop\"")
                .withMessageContaining("customer")
                .withMessageContaining("age");
    }

    @Test
    void with_aColumn_standsAtTheEnd() {
        Table more = TABLE.with(new Column(new Field.Numeric("height"), new double[] {1, 2, 3, 4}));
        assertThat(more.schema().names()).containsExactly("customer", "age", "spent", "height");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TABLE.with(new Column(new Field.Numeric("age"), new double[4])))
                .withMessageContaining("\"age\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TABLE.with(new Column(new Field.Numeric("height"), new double[3])))
                .withMessageContaining("4 values");
    }
}
