package io.limpid.models;

/** The plain Java engine: back-propagation and an optimizer's step. */
final class LimpidNet implements NetTraining.Engine {

    private final NetData data;
    private final NetParameters net;
    private final NetGradient gradient;
    private final NetStep step;

    /** An engine that trains {@code net} in place. */
    LimpidNet(NetParameters net, NetData data, MultilayerPerceptron options) {
        this.data = data;
        this.net = net;
        this.gradient = new NetGradient(net, Math.min(data.rows(), options.batchSize()));
        this.step = NetStep.of(options.optimizer(), options.penalty().lambda(), net);
    }

    @Override
    public double learn(int[] order, int from, int to) {
        double loss = gradient.compute(data.x(), data.y(), data.w(), order, from, to);
        step.apply(net, gradient.gradient());
        return loss;
    }
}
