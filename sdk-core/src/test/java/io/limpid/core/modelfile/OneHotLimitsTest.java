package io.limpid.core.modelfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.transform.FittedTransformer;
import io.limpid.core.transform.OneHotEncoder;
import io.limpid.core.transform.StandardScaler;
import io.limpid.core.transform.TransformCodecs;
import io.limpid.core.transform.UnseenCategory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What one-hot encoding may make of a few levels: the same limits at fitting, in a file and out of it. */
class OneHotLimitsTest {

    private static List<String> levels(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }

    private static void assertRefused(Schema columns, String message) {
        ModelContent content = new ModelContent.Builder("one-hot-encoder", TransformCodecs.ALL)
                .schema("columns", columns)
                .choice("unseen", UnseenCategory.ZEROS)
                .build();
        assertThatExceptionOfType(ModelFormatException.class)
                .isThrownBy(() -> TransformCodecs.ALL.decode(content, FittedTransformer.class))
                .withMessageContaining(message);
    }

    @Test
    void decode_moreColumnsThanAFittedOneHas_isRefused() {
        List<Field> fields = new ArrayList<>();
        for (int j = 0; j < 11; j++) {
            fields.add(new Field.Categorical("c" + j, levels(1_000)));
        }
        assertRefused(new Schema(fields), "one-hot encoding: expected at most 10000 columns, got 11000");
    }

    @Test
    void decode_nameThatEachLevelWouldRepeat_isRefused() {
        assertRefused(
                Schema.of(new Field.Categorical("c".repeat(1_000), levels(10))),
                "expected names of at most 1000 characters with their categories, got 1002");
    }

    @Test
    void encode_asManyColumnsAsFittingAllows_canBeReadBack() {
        Table x = Table.of(Schema.of(new Field.Categorical("c", levels(10_000))), new double[2]);
        Dataset data = Dataset.of(x, new Column(new Field.Numeric("y"), new double[2]));
        FittedTransformer scaler = StandardScaler.withDefaults()
                .fit(OneHotEncoder.withDefaults()
                        .withMostLevels(10_000)
                        .fit(data)
                        .training())
                .fitted();
        ModelContent content = TransformCodecs.ALL.encode(scaler);
        assertThat(TransformCodecs.ALL.decode(content, FittedTransformer.class).input())
                .isEqualTo(scaler.input());
    }
}
