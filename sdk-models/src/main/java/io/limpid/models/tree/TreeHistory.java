package io.limpid.models.tree;

import io.limpid.core.model.TrainingRound;
import io.limpid.core.model.TrainingRound.Scores;
import io.limpid.core.modelfile.ModelContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** The rounds of a training in a model file, an array a number, NaN for what is not known; files without are older. */
final class TreeHistory {

    private TreeHistory() {}

    static void encode(List<TrainingRound> history, ModelContent.Builder out) {
        if (history.isEmpty()) {
            return;
        }
        out.integer("rounds", history.size())
                .numbersOrMissing("learningRate", numbers(history, round -> orMissing(round.learningRate())))
                .numbersOrMissing("trainingLoss", numbers(history, round -> loss(round.training())))
                .numbersOrMissing("trainingMetric", numbers(history, round -> metric(round.training())))
                .numbersOrMissing("validationLoss", numbers(history, round -> loss(round.validation())))
                .numbersOrMissing("validationMetric", numbers(history, round -> metric(round.validation())));
    }

    private static double[] numbers(List<TrainingRound> history, ToDoubleFunction<TrainingRound> number) {
        return history.stream().mapToDouble(number).toArray();
    }

    private static double loss(Optional<Scores> scores) {
        return scores.map(Scores::loss).orElse(Double.NaN);
    }

    private static double metric(Optional<Scores> scores) {
        return scores.map(known -> orMissing(known.metric())).orElse(Double.NaN);
    }

    private static double orMissing(OptionalDouble number) {
        return number.orElse(Double.NaN);
    }

    static List<TrainingRound> decode(ModelContent in) {
        if (!in.has("rounds")) {
            return List.of();
        }
        int rounds = (int) in.integer("rounds", 1, TreeEnsemble.MOST_TREES);
        double[] rate = in.numbersOrMissing("learningRate", rounds);
        double[] trainingLoss = in.numbersOrMissing("trainingLoss", rounds);
        double[] trainingMetric = in.numbersOrMissing("trainingMetric", rounds);
        double[] validationLoss = in.numbersOrMissing("validationLoss", rounds);
        double[] validationMetric = in.numbersOrMissing("validationMetric", rounds);
        List<TrainingRound> history = new ArrayList<>(rounds);
        for (int r = 0; r < rounds; r++) {
            history.add(new TrainingRound(
                    known(rate[r]),
                    scores(trainingLoss[r], trainingMetric[r]),
                    scores(validationLoss[r], validationMetric[r])));
        }
        return history;
    }

    private static Optional<Scores> scores(double loss, double metric) {
        return Double.isNaN(loss) ? Optional.empty() : Optional.of(new Scores(loss, known(metric)));
    }

    private static OptionalDouble known(double number) {
        return Double.isNaN(number) ? OptionalDouble.empty() : OptionalDouble.of(number);
    }
}
