package io.limpid.regularize.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Dataset;
import io.limpid.core.metric.MeanSquaredError;
import io.limpid.core.metric.RSquared;
import io.limpid.core.model.Penalty;
import io.limpid.core.model.Regressor;
import io.limpid.core.model.Trainer;
import io.limpid.core.run.Run;
import io.limpid.core.run.Workers;
import io.limpid.core.split.Splitter;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GridSearchTest {

    private static final Splitter UNEVEN = TuningData.validating(new int[] {0, 1}, new int[] {2, 3, 4});
    private static final Axis<ShrunkMean> LAMBDA =
            Axis.of("lambda", List.of(1.0, 0.0, -1.0), (mean, lambda) -> mean.withPenalty(Penalty.ridge(lambda)));
    private static final Dataset FIVE = TuningData.numbers(0, 2, 4, 6, 8);

    /** The numbers of PenaltySearchTest's closed case: 21.75 and 27. */
    @Test
    void search_closedCase_ranksByTheWeightedMeanAndFitsAllRows() {
        Found<ShrunkMean.Constant> found =
                GridSearch.of(space(), UNEVEN, new MeanSquaredError()).search(FIVE);
        Ranking ranking = (Ranking) found.result();

        assertThat(ranking.results().stream().map(CandidateResult::name).toList())
                .containsExactly("lambda 1.0", "lambda 0.0", "lambda -1.0");
        CandidateResult.Scored second =
                (CandidateResult.Scored) ranking.results().get(1);
        assertThat(second.score().require()).isCloseTo(27, within(1e-13));
        assertThat(second.standardError().require())
                .isCloseTo(Math.sqrt((2 * 1 + 3 * (2.0 / 3) * (2.0 / 3)) / 5), within(1e-13));
        assertThat(second.validation().folds()).hasSize(2);
        assertThat(second.share()).isEqualTo(1);
        assertThat(ranking.choice().score().require()).isCloseTo(21.75, within(1e-13));
        assertThat(found.model().number()).isEqualTo(2);
    }

    @Test
    void search_candidateCannotBeMade_isReportedAsFailedAndLast() {
        Ranking ranking = (Ranking) GridSearch.of(space(), UNEVEN, new MeanSquaredError())
                .search(FIVE)
                .result();

        assertThat(ranking.results().get(2))
                .isEqualTo(new CandidateResult.Failed(
                        2,
                        List.of(new Setting("lambda", "-1.0")),
                        1,
                        "lambda: expected a finite number of at least 0, got -1.0"));
    }

    @Test
    void search_candidateFailsInAFold_isReportedWithTheFold() {
        Trainer<ShrunkMean.Constant> failing = (train, run) -> {
            if (train.rows() == 3) {
                return ShrunkMean.plain().fit(train, run);
            }
            throw new IllegalStateException("too few rows");
        };
        SearchSpace<Trainer<ShrunkMean.Constant>> two = SearchSpace.<Trainer<ShrunkMean.Constant>>of("failing", failing)
                .or(SearchSpace.of("plain", ShrunkMean.plain()));
        Ranking ranking = (Ranking)
                GridSearch.of(two, UNEVEN, new MeanSquaredError()).search(FIVE).result();

        assertThat(ranking.results().get(1))
                .isEqualTo(new CandidateResult.Failed(
                        0, List.of(new Setting("candidate", "failing")), 1, "fold 2 of 2: too few rows"));
        assertThat(ranking.choice().name()).isEqualTo("candidate plain");
    }

    @Test
    void search_allFail_saysWhy() {
        SearchSpace<ShrunkMean> bad = SearchSpace.from(ShrunkMean.plain())
                .over(Axis.of("lambda", List.of(-2.0, -1.0), (mean, v) -> mean.withPenalty(Penalty.ridge(v))));
        GridSearch<ShrunkMean.Constant> search = GridSearch.of(bad, UNEVEN, new MeanSquaredError());

        assertThatThrownBy(() -> search.search(FIVE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("search: expected a candidate that can be fitted, got none; lambda -2.0: lambda: expected a"
                        + " finite number of at least 0, got -2.0");
    }

    /** Validation rows of one value leave R squared undefined, whatever was fitted. */
    @Test
    void search_scoreUndefined_isRankedLastAndNeverChosen() {
        GridSearch<ShrunkMean.Constant> search = GridSearch.of(space(), UNEVEN, new RSquared());

        assertThatThrownBy(() -> search.search(TuningData.numbers(1, 1, 1, 1, 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("fold 1 of 2");
    }

    /** Lambda 1 scores 21.75, 3 scores 21.9: within one standard error, so the one named first. */
    @Test
    void search_oneStandardError_takesTheFirstWithin() {
        SearchSpace<ShrunkMean> ordered = SearchSpace.from(ShrunkMean.plain())
                .over(Axis.of("lambda", List.of(3.0, 1.0, 0.0), (mean, v) -> mean.withPenalty(Penalty.ridge(v))));
        GridSearch<ShrunkMean.Constant> search = GridSearch.of(ordered, UNEVEN, new MeanSquaredError());

        assertThat(search.search(FIVE).result().choice().name()).isEqualTo("lambda 1.0");
        assertThat(search.with(ChoiceRule.ONE_STANDARD_ERROR)
                        .search(FIVE)
                        .result()
                        .choice()
                        .name())
                .isEqualTo("lambda 3.0");
    }

    @Test
    void search_equalScores_theFirstOneWins() {
        SearchSpace<ShrunkMean> same =
                SearchSpace.of("a", ShrunkMean.plain()).or(SearchSpace.of("b", ShrunkMean.plain()));

        assertThat(GridSearch.of(same, UNEVEN, new MeanSquaredError())
                        .search(FIVE)
                        .result()
                        .choice()
                        .name())
                .isEqualTo("candidate a");
    }

    @Test
    void search_higherIsBetter_bestIsTheLargest() {
        Ranking ranking = (Ranking) GridSearch.of(space(), TuningData.modulo(2), new RSquared())
                .search(TuningData.numbers(7, 9, 8, 7, 9, 8))
                .result();

        assertThat(ranking.choice().name()).isEqualTo("lambda 0.0");
        assertThat(ranking.results().get(0).hasScore()).isTrue();
    }

    @Test
    void search_oneWorkerOrMany_sameResult() {
        SearchSpace<Ridge> space = SearchSpace.from(Ridge.of(Ridge.Scaling.TEXTBOOK))
                .over(Axis.of("lambda", List.of(10.0, 1.0, 0.1, 0.01), (r, v) -> r.withPenalty(Penalty.ridge(v))));
        GridSearch<Ridge.Line> search = GridSearch.of(space, TuningData.modulo(5), new MeanSquaredError());
        Dataset data = TuningData.file("diabetes", "target");
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            assertThat(search.search(data, Run.quiet().with(Workers.on(pool))).result())
                    .isEqualTo(search.search(data).result());
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void search_cancelled_isNotReportedAsAFailure() {
        AtomicInteger fits = new AtomicInteger();
        Trainer<Regressor> counting = (train, run) -> {
            fits.incrementAndGet();
            return ShrunkMean.plain().fit(train, run);
        };
        GridSearch<Regressor> search = GridSearch.of(SearchSpace.from(counting), UNEVEN, new MeanSquaredError());

        assertThatThrownBy(() -> search.search(FIVE, Run.quiet().with(() -> fits.get() > 0)))
                .isInstanceOf(CancellationException.class);
        assertThat(fits).hasValue(1);
    }

    @Test
    void new_noCandidates_isRefused() {
        assertThatThrownBy(() -> new Ranking(new MeanSquaredError(), List.of(), ChoiceRule.BEST))
                .hasMessage("candidates: expected at least one, got none");
    }

    private static SearchSpace<ShrunkMean> space() {
        return SearchSpace.from(ShrunkMean.plain()).over(LAMBDA);
    }
}
