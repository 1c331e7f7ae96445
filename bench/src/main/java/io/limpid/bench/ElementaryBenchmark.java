package io.limpid.bench;

import io.limpid.core.kernel.ElementaryLoops;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Our elementary functions over an array beside the JDK's, which differ between machines: nanoseconds an element. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class ElementaryBenchmark {

    private static final int ELEMENTS = 4_096;

    /** Which function. */
    public enum Function {
        EXP,
        LOG,
        LOG1P,
        SIGMOID,
        TANH
    }

    @Param
    Function function;

    private final double[] x = new double[ELEMENTS];
    private final double[] out = new double[ELEMENTS];

    /** Numbers from 0 to 20, where every function has work to do. */
    @Setup
    public void draw() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < ELEMENTS; i++) {
            x[i] = 20 * random.nextDouble();
        }
    }

    /** Limpid's loops. */
    @Benchmark
    @OperationsPerInvocation(ELEMENTS)
    public double[] limpid() {
        switch (function) {
            case EXP -> ElementaryLoops.exp(x, out, ELEMENTS);
            case LOG -> ElementaryLoops.log(x, out, ELEMENTS);
            case LOG1P -> ElementaryLoops.log1p(x, out, ELEMENTS);
            case SIGMOID -> ElementaryLoops.sigmoid(x, out, ELEMENTS);
            case TANH -> ElementaryLoops.tanh(x, out, ELEMENTS);
        }
        return out;
    }

    /** {@link Math}. */
    @Benchmark
    @OperationsPerInvocation(ELEMENTS)
    public double[] math() {
        for (int i = 0; i < ELEMENTS; i++) {
            out[i] = math(function, x[i]);
        }
        return out;
    }

    private static double math(Function function, double v) {
        return switch (function) {
            case EXP -> Math.exp(v);
            case LOG -> Math.log(v);
            case LOG1P -> Math.log1p(v);
            case SIGMOID -> 1 / (1 + Math.exp(-v));
            case TANH -> Math.tanh(v);
        };
    }
}
