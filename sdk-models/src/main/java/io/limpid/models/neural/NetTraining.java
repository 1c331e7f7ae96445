package io.limpid.models.neural;

import io.limpid.core.kernel.Shuffle;
import io.limpid.core.model.TrainingRound;
import io.limpid.core.run.Cancellation;
import io.limpid.core.run.Run;
import io.limpid.models.kernel.HeldOutRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/** The epochs and mini-batches of one training, the same for every engine. */
final class NetTraining {

    /** Learns from one mini-batch. */
    interface Engine {

        /**
         * Makes one step with the rows {@code order[from]} to {@code order[to - 1]} at {@code factor} times the
         * learning rate; returns the sum of their weighted losses before it.
         */
        double learn(int[] order, int from, int to, double factor);

        /** The weighted sum of the {@link NetOutput#metric} of the rows of the last step, before it. */
        double metric();

        /** Whether all its numbers are finite. */
        boolean finite();

        /** The net as it is now, on standardised columns; asked for only while it is finite. */
        NetLayers frozen();
    }

    /** What came of it: a net on standardised columns, and all epochs. */
    record Result(NetLayers net, List<TrainingRound> history) {}

    private final NetData data;
    private final HeldOutRows split;
    private final MultilayerPerceptron options;
    private final NetScale scale;
    private final Run run;
    private final double[][] heldColumns;

    /** With the scale that the data were standardised by. */
    NetTraining(NetData data, HeldOutRows split, MultilayerPerceptron options, NetScale scale, Run run) {
        this.data = data;
        this.split = split;
        this.options = options;
        this.scale = scale;
        this.run = run;
        this.heldColumns = heldColumns(data, split.validation());
    }

    private static double[][] heldColumns(NetData data, int[] rows) {
        double[][] columns = new double[data.x()[0].length][rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                columns[j][i] = data.x()[rows[i]][j];
            }
        }
        return columns;
    }

    NetData data() {
        return data;
    }

    MultilayerPerceptron options() {
        return options;
    }

    Cancellation cancellation() {
        return run.cancellation();
    }

    /** The most rows of a mini-batch. */
    int batchRows() {
        return Math.min(split.training().length, options.steps().batchSize());
    }

    /**
     * Trains to the end, or until it is stopped early.
     *
     * @throws IllegalArgumentException when the loss or a weight grows beyond double precision, or a row held back has
     *     no finite loss
     */
    Result train(Engine engine, SplittableRandom shuffle) {
        if (options.shape().normalization() == NetNormalization.BATCH && batchRows() == 1) {
            throw new IllegalArgumentException(
                    "batchSize: expected mini-batches of at least 2 rows to normalise by, got 1");
        }
        int epochs = options.steps().epochs();
        NetRate rate = new NetRate(options.steps().schedule(), epochs);
        NetBest best = new NetBest(options.restraint().stopping());
        int[] order = split.training().clone();
        List<TrainingRound> history = new ArrayList<>();
        run.progress().update("training the net", 0, epochs);
        for (int e = 0; e < epochs && !best.stops(); e++) {
            double factor = rate.of(e);
            Shuffle.inPlace(order, shuffle);
            TrainingRound.Scores training = pass(engine, order, factor);
            requireFinite(Math.abs(training.loss()) < Double.POSITIVE_INFINITY, e);
            Optional<TrainingRound.Scores> held = judged(engine, best, e);
            double learningRate = options.steps().optimizer().learningRate() * factor;
            TrainingRound epoch = new TrainingRound(OptionalDouble.of(learningRate), Optional.of(training), held);
            rate.after(e, held.orElse(training).loss());
            history.add(epoch);
            run.progress().update(stage(epoch), e + 1L, epochs);
        }
        requireFinite(engine.finite(), history.size() - 1);
        return new Result(best.net().orElseGet(engine::frozen), history);
    }

    private Optional<TrainingRound.Scores> judged(Engine engine, NetBest best, int epoch) {
        if (split.validation().length == 0) {
            return Optional.empty();
        }
        requireFinite(engine.finite(), epoch);
        NetLayers now = engine.frozen();
        TrainingRound.Scores held = held(now);
        best.offer(now, held.loss());
        return Optional.of(held);
    }

    private TrainingRound.Scores pass(Engine engine, int[] order, double factor) {
        int batch = batchRows();
        // A row alone has no spread to normalise by: left over, it waits for an epoch that deals otherwise.
        boolean whole = options.shape().normalization() == NetNormalization.BATCH;
        int rows = whole && order.length % batch == 1 ? order.length - 1 : order.length;
        double loss = 0;
        double metric = 0;
        for (int from = 0; from < rows; from += batch) {
            run.cancellation().check();
            loss += engine.learn(order, from, Math.min(rows, from + batch), factor);
            metric += engine.metric();
        }
        return scores(loss / rows, metric / rows);
    }

    /** The metric in the target's unit, unless it is beyond double precision in that. */
    private TrainingRound.Scores scores(double loss, double metric) {
        double inUnit = scale.unit() * metric;
        return new TrainingRound.Scores(
                loss, inUnit < Double.POSITIVE_INFINITY ? OptionalDouble.of(inUnit) : OptionalDouble.empty());
    }

    private TrainingRound.Scores held(NetLayers net) {
        int rows = split.validation().length;
        NetForward forward = new NetForward(net, rows);
        double loss = 0;
        double metric = 0;
        double total = 0;
        for (int from = 0; from < rows; from += forward.rows()) {
            run.cancellation().check();
            int count = Math.min(forward.rows(), rows - from);
            forward.columns(heldColumns, from, count);
            for (int i = 0; i < count; i++) {
                int row = split.validation()[from + i];
                double w = data.w()[row];
                double own = w * net.output().loss(forward.outputSums(), i, data.y()[row]);
                if (!(Math.abs(loss + own) < Double.POSITIVE_INFINITY)) {
                    throw scale.unfit(data, row);
                }
                total += w;
                loss += own;
                metric += w * net.output().metric(forward.outputSums(), i, data.y()[row]);
            }
        }
        return scores(loss / total, metric / total);
    }

    private static String stage(TrainingRound epoch) {
        String loss = String.format(
                Locale.ROOT,
                "training the net, loss %.4f",
                epoch.training().orElseThrow().loss());
        return epoch.validation()
                .map(held -> loss + String.format(Locale.ROOT, ", validation loss %.4f", held.loss()))
                .orElse(loss);
    }

    /** Refuses a training that has run away. */
    private void requireFinite(boolean finite, int epoch) {
        if (!finite) {
            throw new IllegalArgumentException("learningRate: expected one that keeps the weights finite, got "
                    + options.steps().optimizer().learningRate() + ", under which they were not after " + (epoch + 1)
                    + " epochs");
        }
    }
}
