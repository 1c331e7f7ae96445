package io.limpid.explain.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairSampleTest {

    private static PairSample sample(int p, int budget, long seed) {
        return PairSample.of(p, budget, new SplittableRandom(seed));
    }

    private static BitSet set(Coalitions pairs, int s) {
        BitSet set = new BitSet();
        for (int j = 0; j < pairs.players(); j++) {
            set.set(j, pairs.contains(s, j));
        }
        return set;
    }

    /** Masks are told apart whatever the number of players: an int hash of them saturates from 32 columns on. */
    @ParameterizedTest
    @CsvSource({"13, 300", "14, 2000", "40, 2128", "64, 2176", "65, 2178", "130, 2308", "500, 3048"})
    void of_manyPlayers_noPairStandsTwice(int p, int budget) {
        PairSample sample = sample(p, budget, 3);
        Set<BitSet> seen = new HashSet<>();
        for (int s = 0; s < sample.pairs().size(); s++) {
            BitSet set = set(sample.pairs(), s);
            BitSet complement = (BitSet) set.clone();
            complement.flip(0, p);
            assertThat(set.cardinality()).isBetween(1, p - 1);
            assertThat(seen.add(set)).isTrue();
            assertThat(seen.add(complement)).isTrue();
        }
        assertThat(2 * sample.pairs().size()).isBetween(budget - 4, budget);
        assertThat(sample.complete()).isFalse();
    }

    /** shap 0.52's KernelExplainer gives each coalition of size 1, 2, 3 these weights when it enumerates all. */
    @ParameterizedTest
    @CsvSource({
        "4, .09090909, .04545455, .04545455",
        "5, .06, .02, .02",
        "6, .04379562, .01094891, .00729927",
        "7, .03401361, .00680272, .00340136"
    })
    void of_budgetForAll_weightsAreShapsUpToAFactor(int p, double one, double two, double middle) {
        PairSample sample = sample(p, (1 << p) - 2, 0);
        assertThat(sample.complete()).isTrue();
        assertThat(sample.pairs().size()).isEqualTo((1 << (p - 1)) - 1);
        double total = 0;
        for (double w : sample.weights()) {
            total += 2 * w;
        }
        for (int s = 0; s < sample.pairs().size(); s++) {
            int size = set(sample.pairs(), s).cardinality();
            double expected = size == 1 ? one : size == 2 ? two : middle;
            assertThat(sample.weights()[s] / total).isEqualTo(expected, within(5e-9)); // 8 decimals
        }
    }

    @Test
    void of_sampledSizes_keepTheirShareOfTheWeight() {
        PairSample sample = sample(20, 2088, 0);
        double[] weight = new double[11];
        for (int s = 0; s < sample.pairs().size(); s++) {
            int size = set(sample.pairs(), s).cardinality();
            weight[Math.min(size, 20 - size)] += sample.weights()[s];
        }
        for (int size = 1; size <= 10; size++) {
            double expected = 19.0 / (size * (20.0 - size)) * (size == 10 ? 0.5 : 1);
            // A size's number of draws is its share of about 800, rounded to a whole number.
            assertThat(weight[size]).isEqualTo(expected, within(0.006));
        }
    }

    @Test
    void of_sampledHalves_playersAreDrawnEvenly() {
        double[] members = new double[16];
        double sets = 0;
        for (int seed = 0; seed < 40; seed++) {
            PairSample sample = sample(16, 400, seed);
            for (int s = 0; s < sample.pairs().size(); s++) {
                BitSet set = set(sample.pairs(), s);
                if (set.cardinality() == 5) {
                    set.stream().forEach(j -> members[j]++);
                    sets++;
                }
            }
        }
        for (double m : members) {
            // About 1,000 sets of 5 in 16: 5 standard deviations are 0.07.
            assertThat(m / sets).isEqualTo(5 / 16.0, within(0.07));
        }
    }
}
