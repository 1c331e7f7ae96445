package io.limpid.regularize.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.core.data.Dataset;
import io.limpid.core.metric.MeanSquaredError;
import io.limpid.core.model.Penalty;
import java.util.List;
import org.junit.jupiter.api.Test;

class RandomSearchTest {

    private static final SearchSpace<Ridge> SPACE = SearchSpace.from(Ridge.of(Ridge.Scaling.TEXTBOOK))
            .over(Axis.logUniform("lambda", 100, 1e-3, (ridge, v) -> ridge.withPenalty(Penalty.ridge(v))));

    @Test
    void search_range_triesSoManyDifferentOnesAndTheBestIsChosen() {
        Dataset data = TuningData.file("diabetes", "target");
        Found<Ridge.Line> found = RandomSearch.of(SPACE, 12, 42, TuningData.modulo(4), new MeanSquaredError())
                .search(data);
        List<CandidateResult> results = ((Ranking) found.result()).results();

        assertThat(results).hasSize(12);
        assertThat(results.stream().map(CandidateResult::name).toList()).doesNotHaveDuplicates();
        assertThat(results.stream()
                        .map(result -> ((CandidateResult.Scored) result).score().require())
                        .toList())
                .isSorted();
        // Strong penalties score 5,930, weak ones 3,000: a weak one is best.
        double lambda =
                Double.parseDouble(found.result().choice().settings().get(0).value());
        assertThat(lambda).isBetween(1e-3, 1.0);
    }

    @Test
    void of_sameSeed_sameCandidatesAndOtherSeedOthers() {
        Dataset data = TuningData.wavy(12);
        assertThat(result(1, data)).isEqualTo(result(1, data));
        assertThat(result(1, data)).isNotEqualTo(result(2, data));
    }

    /** Drawn in the order of the space: from the simplest, the largest lambda, on. */
    @Test
    void search_oneStandardError_takesTheLargestLambdaWithin() {
        Dataset data = TuningData.file("diabetes", "target");
        RandomSearch<Ridge.Line> search = RandomSearch.of(SPACE, 12, 42, TuningData.modulo(4), new MeanSquaredError());
        Ranking ranking = (Ranking)
                search.with(ChoiceRule.ONE_STANDARD_ERROR).search(data).result();
        CandidateResult.Scored best = (CandidateResult.Scored) ranking.results().get(0);
        double most = best.score().require() + best.standardError().require();

        assertThat(ranking.results()).allSatisfy(result -> {
            CandidateResult.Scored scored = (CandidateResult.Scored) result;
            if (scored.number() < ranking.chosen().number()) {
                assertThat(scored.score().require()).isGreaterThan(most);
            }
        });
        assertThat(ranking.chosen().score().require()).isLessThanOrEqualTo(most);
        assertThat(ranking.chosen().number()).isLessThan(best.number());
    }

    private static SearchResult result(long seed, Dataset data) {
        return RandomSearch.of(SPACE, 3, seed, TuningData.modulo(2), new MeanSquaredError())
                .search(data)
                .result();
    }
}
