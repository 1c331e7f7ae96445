package io.limpid.regularize.tuning;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.function.Function;

/** The points of a search space: numbered, or endlessly many to draw from. */
sealed interface Points<T> {

    /** More than this many are as good as endless: nobody tries them all. */
    long MOST = 1L << 62;

    /** How many there are; empty when a range makes them endless. */
    OptionalLong size();

    /** The point of a number, in the space's order. */
    Candidate<T> at(long number);

    /** Any point, each equally likely along each axis. */
    Candidate<T> draw(SplittableRandom random);

    /** One thing, as it is given or under a name. */
    record One<T>(List<Setting> settings, T thing) implements Points<T> {
        @Override
        public OptionalLong size() {
            return OptionalLong.of(1);
        }

        @Override
        public Candidate<T> at(long number) {
            return new Candidate<>(settings, List.of(), () -> thing);
        }

        @Override
        public Candidate<T> draw(SplittableRandom random) {
            return at(0);
        }
    }

    /** Every point with every value of an axis, which changes faster than what was there before. */
    record Crossed<T>(Points<T> before, Axis<T> axis) implements Points<T> {
        @Override
        public OptionalLong size() {
            OptionalLong fewer = before.size();
            boolean countable = fewer.isPresent() && axis.isListed() && fewer.getAsLong() <= MOST / axis.size();
            return countable ? OptionalLong.of(fewer.getAsLong() * axis.size()) : OptionalLong.empty();
        }

        @Override
        public Candidate<T> at(long number) {
            return before.at(number / axis.size()).with(axis.name(), axis.at((int) (number % axis.size())));
        }

        @Override
        public Candidate<T> draw(SplittableRandom random) {
            return before.draw(random).with(axis.name(), axis.at(random.nextDouble()));
        }
    }

    /** The points of several spaces, one space after the other. */
    record Joined<T>(List<Points<? extends T>> parts) implements Points<T> {
        @Override
        public OptionalLong size() {
            long sum = 0;
            for (Points<? extends T> part : parts) {
                OptionalLong size = part.size();
                if (size.isEmpty() || size.getAsLong() > MOST - sum) {
                    return OptionalLong.empty();
                }
                sum += size.getAsLong();
            }
            return OptionalLong.of(sum);
        }

        @Override
        public Candidate<T> at(long number) {
            long left = number;
            int part = 0;
            while (left >= parts.get(part).size().getAsLong()) {
                left -= parts.get(part).size().getAsLong();
                part++;
            }
            return placed(part, parts.get(part).at(left));
        }

        @Override
        public Candidate<T> draw(SplittableRandom random) {
            int part = random.nextInt(parts.size());
            return placed(part, parts.get(part).draw(random));
        }

        private Candidate<T> placed(int part, Candidate<? extends T> drawn) {
            List<Double> position = new ArrayList<>(List.of((double) part));
            position.addAll(drawn.position());
            return new Candidate<>(drawn.settings(), List.copyOf(position), drawn.made()::get);
        }
    }

    /** What is made of every point. */
    record Mapped<S, T>(Points<S> before, Function<? super S, ? extends T> made) implements Points<T> {
        @Override
        public OptionalLong size() {
            return before.size();
        }

        @Override
        public Candidate<T> at(long number) {
            return before.at(number).map(made);
        }

        @Override
        public Candidate<T> draw(SplittableRandom random) {
            return before.draw(random).map(made);
        }
    }
}
