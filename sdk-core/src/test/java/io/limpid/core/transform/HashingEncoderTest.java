package io.limpid.core.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HashingEncoderTest extends TransformerContract {

    private static final double NA = Double.NaN;

    private static final long HASH_EMPTY = 0x525518caed749eafL;
    private static final long HASH_PARIS = 0x42330c64f784bd62L;
    private static final long HASH_UNICODE = 0x17984714ba5494ebL;

    @Override
    protected Transformer transformer() {
        return HashingEncoder.withDefaults().withColumns(5);
    }

    private static Table encoded(HashingEncoder encoder, List<String> known, List<String> given, double... codes) {
        Table train = Table.of(Schema.of(new Field.Categorical("city", known)), new double[0]);
        Table x = Table.of(Schema.of(new Field.Categorical("city", given)), codes);
        return encoder.fit(Dataset.of(train, new Column(new Field.Numeric("y"), new double[0])))
                .fitted()
                .transform(x);
    }

    /**
     * Python 3.11: {@code h = 0xcbf29ce484222325; for b in (column + "\0" + level).encode(): h = (h ^ b) *
     * 0x100000001b3 % 2**64}, then the finaliser {@code h ^= h >> 33; h = h * 0xff51afd7ed558ccd % 2**64; h ^= h >> 33;
     * h = h * 0xc4ceb9fe1a85ec53 % 2**64; h ^= h >> 33}; gold/encoders.py.
     */
    @Test
    void hash_texts_areThoseOfTheReference() {
        assertThat(FittedHashing.hash("city", "")).isEqualTo(HASH_EMPTY);
        assertThat(FittedHashing.hash("city", "Paris")).isEqualTo(HASH_PARIS);
        assertThat(FittedHashing.hash("Ort", "Zürich 東京 😀")).isEqualTo(HASH_UNICODE);
    }

    @Test
    void transform_levels_areOneSignedPlaceEach() {
        Table out = encoded(HashingEncoder.withDefaults(), List.of("Paris"), List.of("Paris"), 0, NA);
        assertThat(out.schema().names())
                .hasSize(16)
                .startsWith("city#0", "city#1")
                .endsWith("city#15");
        int place = (int) ((HASH_PARIS >>> 1) % 16);
        for (int k = 0; k < 16; k++) {
            double sign = (HASH_PARIS & 1) == 1 ? 1 : -1;
            assertThat(out.column(k)).containsExactly(k == place ? sign : 0, 0);
        }
    }

    @Test
    void transform_unseenLevel_isHashedLikeAKnownOne() {
        List<String> given = List.of("Rome", "Oslo");
        Table known = encoded(HashingEncoder.withDefaults(), given, given, 0, 1, NA);
        Table unseen = encoded(HashingEncoder.withDefaults(), List.of("Bern"), given, 0, 1, NA);
        for (int k = 0; k < 16; k++) {
            assertThat(unseen.column(k)).isEqualTo(known.column(k));
        }
    }

    /** 20,000 levels in 8 places with a sign: 1,250 each expected, standard deviation 34; five of these are 171. */
    @Test
    void transform_manyLevels_areSpreadEvenly() {
        List<String> levels =
                IntStream.range(0, 20_000).mapToObj(k -> "id-" + k).toList();
        double[] codes = IntStream.range(0, 20_000).asDoubleStream().toArray();
        Table out = encoded(HashingEncoder.withDefaults().withColumns(8), levels, levels, codes);
        for (int k = 0; k < 8; k++) {
            assertThat(Arrays.stream(out.column(k)).filter(v -> v == 1).count()).isBetween(1_079L, 1_421L);
            assertThat(Arrays.stream(out.column(k)).filter(v -> v == -1).count())
                    .isBetween(1_079L, 1_421L);
        }
    }

    @Test
    void withColumns_noneOrTooMany_isRefused() {
        for (int count : new int[] {0, -1, 10_001}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> HashingEncoder.withDefaults().withColumns(count))
                    .withMessage("columns: expected 1 to 10000, got " + count);
        }
    }

    @Test
    void fit_moreThanTenThousandColumns_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> HashingEncoder.withDefaults().withColumns(9_999).fit(train()))
                .withMessage("hashing: expected at most 10000 columns, got 20000");
    }
}
