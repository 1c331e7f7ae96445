package io.limpid.report.chart;

import java.util.List;

/** Where numbers stand on a straight line of pixels. */
interface Scale {

    /** The pixel of a number. */
    double x(double value);

    /** Round numbers between the ends, so few that their texts at this font size stay apart. */
    List<Axis.Tick> ticks(double size);

    /** The same with ticks at whole numbers only: there is no half a fold. */
    static Scale whole(Scale scale) {
        return new Scale() {
            @Override
            public double x(double value) {
                return scale.x(value);
            }

            @Override
            public List<Axis.Tick> ticks(double size) {
                return scale.ticks(size).stream()
                        .filter(tick -> tick.value() == Math.rint(tick.value()))
                        .map(tick -> new Axis.Tick(tick.value(), Digits.count((long) tick.value())))
                        .toList();
            }
        };
    }
}
