package io.limpid.models.neural;

import io.limpid.core.run.Cancellation;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/** The plain Java engine: back-propagation and an optimizer's step. */
final class LimpidNet implements NetTraining.Engine {

    private final NetData data;
    private final NetParameters net;
    private final Activation activation;
    private final NetGradient gradient;
    private final NetStep step;
    private final OptionalDouble clipping;
    private final Optional<NetMonotone> monotone;
    private final Cancellation cancellation;

    /** An engine that trains {@code net} in place, and holds it where it is to be monotone. */
    LimpidNet(
            NetParameters net,
            NetTraining training,
            NetOutput output,
            Optional<NetMonotone> monotone,
            SplittableRandom dropout) {
        MultilayerPerceptron options = training.options();
        this.data = training.data();
        this.cancellation = training.cancellation();
        this.net = net;
        this.monotone = monotone;
        monotone.ifPresent(held -> held.start(net));
        this.activation = options.shape().activation();
        this.gradient = new NetGradient(
                net, options.shape(), output, options.restraint().dropout(), training.batchRows(), dropout);
        this.step = NetStep.of(options.steps().optimizer(), options.restraint().penalty(), net);
        this.clipping = options.steps().clipping();
    }

    @Override
    public double learn(int[] order, int from, int to, double factor) {
        double loss = gradient.compute(data, order, from, to, cancellation);
        if (clipping.isPresent()) {
            gradient.gradient().clip(clipping.getAsDouble());
        }
        step.apply(net, gradient.gradient(), factor);
        if (monotone.isPresent()) {
            monotone.get().hold(net);
        }
        return loss;
    }

    @Override
    public double metric() {
        return gradient.metric();
    }

    @Override
    public boolean finite() {
        return net.finite();
    }

    @Override
    public NetLayers frozen() {
        return gradient.frozen(activation);
    }
}
