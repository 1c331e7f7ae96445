package io.limpid.demo.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParameterGridTest {

    private static ParameterGrid grid(String model, String... axes) {
        return ParameterGrid.parse(model, Map.of(), List.of(axes));
    }

    @Test
    void parse_twoAxes_spaceHasEveryCombination() {
        ParameterGrid grid = grid("tree", "maxDepth=2,3", "minLeaf=20,5,1");

        assertThat(grid.axes()).isEqualTo(Map.of("maxDepth", List.of("2", "3"), "minLeaf", List.of("20", "5", "1")));
        assertThat(grid.space().size()).hasValue(6);
    }

    @Test
    void require_allGood_isTheFirstWithWhatStays() {
        ModelChoice choice = ParameterGrid.parse("tree", Map.of("minLeaf", "7"), List.of("maxDepth=2,3"))
                .require();

        assertThat(choice.values().given()).isEqualTo(Map.of("maxDepth", "2", "minLeaf", "7"));
    }

    @Test
    void require_valueNeverGood_isRefused() {
        assertThatThrownBy(() -> grid("tree", "maxDepth=2,x", "minLeaf=1,2").require())
                .hasMessageStartingWith("parameter \"maxDepth\": expected ")
                .hasMessageEndingWith("got \"x\"");
        assertThatThrownBy(() -> grid("tree", "depth=2").require())
                .isInstanceOf(UnknownEntryException.class)
                .hasMessageContaining("maxDepth");
    }

    /** Smile's engine has no dropout, so both values go with ours alone or with each other's. */
    @Test
    void require_valuesGoodInSomeCombination_areKept() {
        ModelChoice choice = grid("mlp", "dropout=0.5,0", "engine=smile,limpid").require();

        assertThat(choice.values().given()).isEqualTo(Map.of("dropout", "0.5", "engine", "limpid"));
    }

    @ParameterizedTest
    @CsvSource({"maxDepth", "=3", "maxDepth="})
    void parse_notNameAndValues_isRefused(String text) {
        assertThatThrownBy(() -> grid("tree", text))
                .hasMessage("--grid: expected name=v1,v2,..., got \"" + text + "\"");
    }

    @Test
    void parse_sameTwice_isRefused() {
        assertThatThrownBy(() -> grid("tree", "maxDepth=2", "maxDepth=3"))
                .hasMessage("--grid: expected values of \"maxDepth\" in one place, got more");
        assertThatThrownBy(() -> ParameterGrid.parse("tree", Map.of("maxDepth", "2"), List.of("maxDepth=3")))
                .hasMessage("--grid: expected values of \"maxDepth\" in one place, got more");
        assertThatThrownBy(() -> grid("tree", "maxDepth=2,2"))
                .hasMessage("--grid: expected different values of \"maxDepth\", got \"2,2\"");
    }

    @Test
    void require_tooManyCombinations_isRefused() {
        String hundred = String.join(
                ",", IntStream.rangeClosed(1, 100).mapToObj(Integer::toString).toList());

        assertThatThrownBy(() -> grid("boosting", "maxDepth=" + hundred, "trees=" + hundred, "subsample=0.5,1")
                        .require())
                .hasMessage("--grid: expected at most 10000 combinations, got more");
    }
}
