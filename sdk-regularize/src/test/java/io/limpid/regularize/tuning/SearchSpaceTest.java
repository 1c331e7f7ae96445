package io.limpid.regularize.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SearchSpaceTest {

    private static final SearchSpace<String> SIX = SearchSpace.from("net")
            .over(Axis.of("units", List.of(8, 16, 32), (text, units) -> text + "-" + units))
            .over(Axis.of("kind", List.of("a", "b"), (text, kind) -> text + kind));

    @Test
    void all_twoAxes_everyCombinationTheFirstAxisSlowest() {
        assertThat(SIX.size()).isEqualTo(OptionalLong.of(6));
        assertThat(things(SIX.all())).containsExactly("net-8a", "net-8b", "net-16a", "net-16b", "net-32a", "net-32b");
        assertThat(SIX.all().get(3).settings()).containsExactly(new Setting("units", "16"), new Setting("kind", "b"));
        assertThat(Choice.name(SIX.all().get(3).settings())).isEqualTo("units 16, kind b");
    }

    @Test
    void all_namedThings_oneAfterTheOther() {
        SearchSpace<String> named = SearchSpace.of("first", "x").or(SearchSpace.of("second", "y"));

        assertThat(things(named.all())).containsExactly("x", "y");
        assertThat(named.all().stream().map(c -> Choice.name(c.settings())).toList())
                .containsExactly("candidate first", "candidate second");
    }

    @Test
    void all_nothingVaried_isTheThingAsGiven() {
        assertThat(Choice.name(SearchSpace.from("x").all().get(0).settings())).isEqualTo("as given");
    }

    @Test
    void or_twoGrids_bothInOrder() {
        SearchSpace<Object> both = SearchSpace.<Object>of("plain", 1).or(SIX).or(SIX.map(String::length));

        assertThat(both.size()).isEqualTo(OptionalLong.of(13));
        assertThat(things(both.all()).subList(5, 9)).containsExactly("net-32a", "net-32b", 6, 6);
        assertThat(both.all()).isSortedAccordingTo(Candidate::compare);
    }

    @Test
    void over_mapped_variesWhatWasMade() {
        SearchSpace<Integer> lengths =
                SIX.map(String::length).over(Axis.of("plus", List.of(0, 100), (n, plus) -> n + plus));

        assertThat(things(lengths.all()).subList(0, 6)).containsExactly(6, 106, 6, 106, 7, 107);
    }

    @Test
    void all_range_isRefused() {
        SearchSpace<Double> endless = SearchSpace.from(0.0).over(Axis.uniform("x", 0, 1, (start, x) -> x));

        assertThat(endless.size()).isEmpty();
        assertThatThrownBy(endless::all)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("search space: expected axes with lists of values, got a range; draw from it with a"
                        + " RandomSearch");
    }

    @Test
    void all_tooMany_isRefused() {
        SearchSpace<String> many = SIX;
        for (int i = 0; i < 70; i++) {
            many = many.over(Axis.of("bit " + i, List.of(0, 1), (text, bit) -> text));
        }
        SearchSpace<String> endless = many;
        assertThat(endless.size()).isEmpty();
        SearchSpace<String> large = SIX;
        for (int i = 0; i < 20; i++) {
            large = large.over(Axis.of("bit " + i, List.of(0, 1), (text, bit) -> text));
        }
        assertThatThrownBy(large::all).hasMessageStartingWith("candidates: expected from 1 to 100000, got 6291456");
    }

    @Test
    void draw_lists_differentOnesInOrderAndTheSameByTheSameSeed() {
        List<Candidate<String>> drawn = SIX.draw(4, 7);

        assertThat(things(drawn)).hasSize(4).doesNotHaveDuplicates().isSubsetOf(things(SIX.all()));
        assertThat(drawn).isSortedAccordingTo(Candidate::compare);
        assertThat(things(SIX.draw(4, 7))).isEqualTo(things(drawn));
        assertThat(things(SIX.draw(6, 1))).isEqualTo(things(SIX.all()));
        assertThat(things(SIX.draw(50, 1))).isEqualTo(things(SIX.all()));
    }

    /** Each of the 15 pairs is drawn 400 times of 6,000 on average, with a deviation of 19.3; five of these. */
    @Test
    void draw_lists_everySetEquallyLikely() {
        Map<Set<String>, Integer> counts = new HashMap<>();
        for (int seed = 0; seed < 6_000; seed++) {
            counts.merge(things(SIX.draw(2, seed)).stream().collect(Collectors.toSet()), 1, Integer::sum);
        }
        assertThat(counts).hasSize(15);
        assertThat(counts.values()).allSatisfy(count -> assertThat(count).isBetween(303, 497));
    }

    @Test
    void draw_logUniform_isWithinTheRangeAndSpreadOverItsDigits() {
        SearchSpace<Double> space =
                SearchSpace.from(0.0).over(Axis.logUniform("lambda", 10, 1e-4, (x, value) -> value));
        List<Candidate<Double>> drawn = space.draw(1_000, 3);

        List<Double> values = things(drawn);
        assertThat(values)
                .hasSize(1_000)
                .doesNotHaveDuplicates()
                .allSatisfy(v -> assertThat(v).isBetween(1e-4, 10.0));
        // From the simplest end, 10, on; a fifth of the draws per digit, with a deviation of 13.
        assertThat(values).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThat(values.stream().filter(v -> v > 0.01 && v < 0.1).count()).isBetween(135L, 265L);
        assertThat(drawn)
                .allSatisfy(candidate -> assertThat(
                                Double.parseDouble(candidate.settings().get(0).value()))
                        .isEqualTo(candidate.made().get()));
    }

    @Test
    void draw_uniform_hasTheMeanOfTheRange() {
        List<Double> values = things(SearchSpace.from(0.0)
                .over(Axis.uniform("x", 2, 4, (start, x) -> x))
                .draw(2_000, 5));

        // The deviation of a draw is 2 / sqrt(12), that of the mean of 2,000 is 0.013; four of these.
        assertThat(values.stream().mapToDouble(v -> v).average().orElseThrow()).isCloseTo(3, within(0.052));
    }

    @Test
    void draw_narrowRange_drawsNoneTwiceAndEnds() {
        // Six digits leave a hundred values between these ends.
        List<Double> values = things(SearchSpace.from(0.0)
                .over(Axis.uniform("x", 1, 1.00001, (start, x) -> x))
                .draw(20, 5));

        assertThat(values).doesNotHaveDuplicates().hasSizeBetween(1, 3);
    }

    @Test
    void draw_noneAskedFor_isRefused() {
        assertThatThrownBy(() -> SIX.draw(0, 1)).hasMessage("candidates: expected from 1 to 100000, got 0");
    }

    @Test
    void axis_badValues_areRefusedByName() {
        assertThatThrownBy(() -> Axis.<String, Integer>of("units", List.of(), (text, units) -> text))
                .hasMessage("axis \"units\": expected different values, at least one, got []");
        assertThatThrownBy(() -> Axis.<String, Integer>of("units", List.of(1, 1), (text, units) -> text))
                .hasMessageContaining("different values");
        assertThatThrownBy(() -> Axis.<String>uniform("x", 1, 1, (text, x) -> text))
                .hasMessage("axis \"x\": expected different finite numbers, got 1.0 and 1.0");
        assertThatThrownBy(() -> Axis.<String>uniform("x", Double.NaN, 1, (text, x) -> text))
                .hasMessageContaining("got NaN and 1.0");
        assertThatThrownBy(() -> Axis.<String>logUniform("x", 0, 1, (text, x) -> text))
                .hasMessage("axis \"x\": expected different positive numbers, got 0.0 and 1.0");
    }

    private static <T> List<T> things(List<Candidate<T>> candidates) {
        return candidates.stream().map(candidate -> candidate.made().get()).toList();
    }
}
