package io.limpid.regularize.tuning;

import io.limpid.core.data.Dataset;
import io.limpid.core.metric.Metric;
import io.limpid.core.metric.Predictions;
import io.limpid.core.metric.Score;
import io.limpid.core.model.Model;
import io.limpid.core.model.Trainer;
import io.limpid.core.run.Progress;
import io.limpid.core.run.Run;
import io.limpid.core.split.Splitter;
import io.limpid.regularize.validation.CrossValidation;
import io.limpid.regularize.validation.FoldRunner;
import io.limpid.regularize.validation.FoldSides;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleFunction;

/**
 * Tries candidates on the same folds. A candidate makes a trainer of the share of the full resource that it shall use.
 *
 * @param <M> what the trainers fit
 */
final class Trials<M extends Model> {

    private final List<Candidate<DoubleFunction<Trainer<? extends M>>>> candidates;
    private final Splitter splitter;
    private final JudgedFolds judged;
    private final Dataset data;

    Trials(
            List<Candidate<DoubleFunction<Trainer<? extends M>>>> candidates,
            Splitter splitter,
            List<Metric> metrics,
            Dataset data) {
        this.candidates = candidates;
        this.splitter = splitter;
        this.judged = JudgedFolds.of(metrics, data);
        this.data = data;
    }

    /** What a space makes of trainers that use all of the resource whatever the share. */
    static <M extends Model> SearchSpace<DoubleFunction<Trainer<? extends M>>> whole(
            SearchSpace<? extends Trainer<? extends M>> space) {
        return space.map(trainer -> share -> trainer);
    }

    /** Candidates tried under a share of the resource, and on which training rows of each fold. */
    record Round(List<Integer> numbers, double share, RowSample rows) {}

    /** One result for each candidate of the round, in the same order; each fold of each is a task of its own. */
    List<CandidateResult> of(Round round, Run run) {
        FoldRunner folds = FoldRunner.of(splitter, data);
        CandidateResult[] results = new CandidateResult[round.numbers().size()];
        AtomicInteger done = new AtomicInteger();
        run.workers().forEach(results.length, c -> {
            run.cancellation().check();
            results[c] = result(round.numbers().get(c), round, folds, run.with(Progress.none()));
            run.progress().update("candidates", done.incrementAndGet(), results.length);
        });
        return Arrays.asList(results);
    }

    private CandidateResult result(int number, Round round, FoldRunner folds, Run run) {
        List<Setting> settings = candidates.get(number).settings();
        try {
            Trainer<? extends M> trainer = trainer(number, round.share());
            CrossValidation validation =
                    judged.together(folds.run("folds", run, (sides, inner) -> score(trainer, sides, round, inner)));
            MeanScore mean = MeanScore.of(
                    validation.summaries().get(0), validation.folds().size());
            return new CandidateResult.Scored(
                    number, settings, round.share(), mean.mean(), mean.standardError(), validation);
        } catch (CancellationException cancelled) {
            throw cancelled;
        } catch (RuntimeException failure) {
            String reason = failure.getMessage() == null ? failure.toString() : failure.getMessage();
            return new CandidateResult.Failed(number, settings, round.share(), reason);
        }
    }

    private Trainer<? extends M> trainer(int number, double share) {
        return candidates.get(number).made().get().apply(share);
    }

    private CrossValidation.FoldScores score(Trainer<? extends M> trainer, FoldSides sides, Round round, Run run) {
        Model model = sides.onTraining(rows -> round.rows().on(rows, round.share(), part -> trainer.fit(part, run)));
        run.cancellation().check();
        List<Score> training =
                sides.onTraining(rows -> round.rows().on(rows, round.share(), part -> scores(model, part)));
        run.cancellation().check();
        return judged.scores(sides, training, sides.onValidation(rows -> scores(model, rows)));
    }

    private List<Score> scores(Model model, Dataset rows) {
        Predictions predictions = PathScores.predictions(model, rows);
        return judged.metrics().stream()
                .map(metric -> metric.score(predictions))
                .toList();
    }

    /** The model that the chosen candidate's trainer fits to all rows. */
    Found<M> fitted(Ranking ranking, Run run) {
        run.cancellation().check();
        M model = trainer(ranking.chosen().number(), 1).fit(data, run);
        return new Found<>(model, ranking);
    }
}
