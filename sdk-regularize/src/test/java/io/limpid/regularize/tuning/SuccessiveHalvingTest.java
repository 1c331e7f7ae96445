package io.limpid.regularize.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.metric.Accuracy;
import io.limpid.core.metric.MeanSquaredError;
import io.limpid.core.model.Classifier;
import io.limpid.core.model.Model;
import io.limpid.core.model.Penalty;
import io.limpid.core.model.Trainer;
import io.limpid.core.run.Run;
import io.limpid.core.run.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SuccessiveHalvingTest {

    private static final Dataset DATA = TuningData.wavy(120);

    @Test
    void search_nineCandidates_ninthThirdAndWholeAreTried() {
        Ranking ranking = (Ranking) SuccessiveHalving.of(lambdas(9), TuningData.modulo(3), new MeanSquaredError())
                .search(DATA)
                .result();

        // Nine under 1/3 of the rows, the better three of these under all.
        assertThat(shares(ranking)).isEqualTo(Map.of(1.0, 3L, 1.0 / 3, 6L));
        assertThat(ranking.results().get(0).share()).isEqualTo(1);
        assertThat(ranking.results()).hasSize(9);
    }

    @Test
    void search_twentySevenCandidates_threeRounds() {
        Ranking ranking = (Ranking) SuccessiveHalving.of(lambdas(27), TuningData.modulo(3), new MeanSquaredError())
                .search(DATA)
                .result();

        assertThat(shares(ranking)).isEqualTo(Map.of(1.0, 3L, 1.0 / 3, 6L, 1.0 / 9, 18L));
    }

    @Test
    void search_fewCandidates_allUnderTheWhole() {
        Ranking ranking = (Ranking) SuccessiveHalving.of(lambdas(3), TuningData.modulo(3), new MeanSquaredError())
                .search(DATA)
                .result();

        assertThat(shares(ranking)).isEqualTo(Map.of(1.0, 3L));
    }

    @Test
    void withLeastShare_fewerRoundsAndMoreAtTheEnd() {
        Ranking ranking = (Ranking) SuccessiveHalving.of(lambdas(27), TuningData.modulo(3), new MeanSquaredError())
                .withLeastShare(0.3)
                .search(DATA)
                .result();

        assertThat(shares(ranking)).isEqualTo(Map.of(1.0, 9L, 1.0 / 3, 18L));
    }

    @Test
    void withEta_two_halves() {
        Ranking ranking = (Ranking) SuccessiveHalving.of(lambdas(8), TuningData.modulo(3), new MeanSquaredError())
                .withEta(2)
                .search(DATA)
                .result();

        assertThat(shares(ranking)).isEqualTo(Map.of(1.0, 2L, 0.5, 2L, 0.25, 4L));
    }

    /** Each of a fold's 80 training rows' classes, 40 and 40, is cut to a third. */
    @Test
    void search_rowsAsResource_trainOnAStratifiedShareAndValidateOnAll() {
        List<String> seen = Collections.synchronizedList(new ArrayList<>());
        Trainer<Classifier> recording = (train, run) -> {
            long yes = IntStream.range(0, train.rows())
                    .filter(i -> train.target().values()[i] == 1)
                    .count();
            seen.add(train.rows() - yes + "+" + yes);
            return Model.of(train.features().schema(), train.classes(), x -> {
                double[] half = new double[2 * x.rows()];
                Arrays.fill(half, 0.5);
                return half;
            });
        };
        SearchSpace<Trainer<Classifier>> four =
                SearchSpace.from(recording).over(Axis.of("copy", List.of(1, 2, 3, 4), (trainer, copy) -> trainer));
        Ranking ranking = (Ranking) SuccessiveHalving.of(four, TuningData.modulo(3), new Accuracy())
                .search(classes(120))
                .result();

        Map<String, Long> counts = seen.stream().collect(Collectors.groupingBy(s -> s, Collectors.counting()));
        assertThat(counts).isEqualTo(Map.of("13+14", 12L, "40+40", 6L, "60+60", 1L));
        assertThat(ranking.results())
                .allSatisfy(result -> assertThat(((CandidateResult.Scored) result)
                                .validation()
                                .folds()
                                .get(0)
                                .validationRows())
                        .isEqualTo(40));
    }

    @Test
    void ofResource_candidatesGetTheShareAndAllRows() {
        List<Double> shares = Collections.synchronizedList(new ArrayList<>());
        List<Integer> rows = Collections.synchronizedList(new ArrayList<>());
        SuccessiveHalving<ShrunkMean.Constant> search = SuccessiveHalving.ofResource(
                lambdas(4),
                (mean, share) -> {
                    shares.add(share);
                    Trainer<ShrunkMean.Constant> trainer = (train, run) -> {
                        rows.add(train.rows());
                        return mean.fit(train, run);
                    };
                    return trainer;
                },
                TuningData.modulo(3),
                new MeanSquaredError());
        search.search(DATA);

        // Four candidates under a third, two under all, and the winner fitted to all rows.
        assertThat(shares).containsExactly(1.0 / 3, 1.0 / 3, 1.0 / 3, 1.0 / 3, 1.0, 1.0, 1.0);
        assertThat(rows).hasSize(19).contains(80, 120);
        assertThat(rows.stream().distinct().toList()).containsExactly(80, 120);
    }

    @Test
    void search_someFail_areReportedAndTheOthersGoOn() {
        SearchSpace<ShrunkMean> space = SearchSpace.from(ShrunkMean.plain())
                .over(Axis.of("lambda", List.of(-1.0, 1.0, 0.5, 0.0), (mean, v) -> mean.withPenalty(Penalty.ridge(v))));
        Ranking ranking = (Ranking) SuccessiveHalving.of(space, TuningData.modulo(3), new MeanSquaredError())
                .search(DATA)
                .result();

        assertThat(ranking.results().get(3)).isInstanceOf(CandidateResult.Failed.class);
        assertThat(ranking.results().get(3).share()).isEqualTo(1.0 / 3);
        assertThat(ranking.choice().name()).isEqualTo("lambda 0.0");
    }

    /** Fails under the whole only, when the others are out. */
    @Test
    void search_lastOnesFail_nothingIsChosen() {
        SuccessiveHalving<ShrunkMean.Constant> search = SuccessiveHalving.ofResource(
                lambdas(4),
                (mean, share) -> {
                    if (share < 1) {
                        return mean;
                    }
                    throw new IllegalArgumentException("share: expected less than 1, got 1");
                },
                TuningData.modulo(3),
                new MeanSquaredError());

        assertThatThrownBy(() -> search.search(DATA))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("share: expected less than 1");
    }

    @Test
    void search_oneWorkerOrMany_sameResult() {
        SuccessiveHalving<ShrunkMean.Constant> search = SuccessiveHalving.of(
                        lambdas(40), TuningData.modulo(3), new MeanSquaredError())
                .withDraws(10, 5)
                .withSeed(3);
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            SearchResult one = search.search(DATA).result();
            assertThat(search.search(DATA, Run.quiet().with(Workers.on(pool))).result())
                    .isEqualTo(one);
            assertThat(((Ranking) one).results()).hasSize(10);
            assertThat(search.withSeed(4).search(DATA).result()).isNotEqualTo(one);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void withOptions_outOfRange_areRefused() {
        SuccessiveHalving<ShrunkMean.Constant> search =
                SuccessiveHalving.of(lambdas(3), TuningData.modulo(3), new MeanSquaredError());

        assertThatThrownBy(() -> search.withEta(1)).hasMessage("eta: expected at least 2, got 1");
        assertThatThrownBy(() -> search.withLeastShare(Double.NaN))
                .hasMessage("leastShare: expected a number above 0 and at most 1, got NaN");
        assertThatThrownBy(() -> search.withDraws(0, 1).search(DATA))
                .hasMessage("candidates: expected from 1 to 100000, got 0");
    }

    private static Map<Double, Long> shares(Ranking ranking) {
        return ranking.results().stream().collect(Collectors.groupingBy(CandidateResult::share, Collectors.counting()));
    }

    private static SearchSpace<ShrunkMean> lambdas(int count) {
        List<Double> values =
                IntStream.range(0, count).mapToObj(i -> 1 - i / 100.0).toList();
        return SearchSpace.from(ShrunkMean.plain())
                .over(Axis.of("lambda", values, (mean, v) -> mean.withPenalty(Penalty.ridge(v))));
    }

    private static Dataset classes(int rows) {
        double[] x = IntStream.range(0, rows).asDoubleStream().toArray();
        double[] y = IntStream.range(0, rows).mapToDouble(i -> i / 3 % 2).toArray();
        return Dataset.of(
                Table.of(Schema.of(new Field.Numeric("x")), x),
                new Column(new Field.Categorical("y", List.of("no", "yes")), y));
    }
}
