package io.limpid.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.model.MonotoneConstraints.Direction;
import io.limpid.core.run.Run;
import io.limpid.core.transform.Pipeline;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What constraints are, and which trainers take them. */
final class MonotoneConstraintsTest {

    private static final Schema SCHEMA = Schema.of(
            new Field.Numeric("area"),
            new Field.Categorical("street", List.of("gravel", "paved")),
            new Field.Numeric("age"));

    private static final MonotoneConstraints BOTH =
            MonotoneConstraints.none().increasing("area").decreasing("age");

    /** Gives back what it was held to. */
    private record Held(MonotoneConstraints constraints) implements MonotoneTrainer<Regressor> {
        @Override
        public Held withMonotone(MonotoneConstraints other) {
            return new Held(other);
        }

        @Override
        public Regressor fit(Dataset train, Run run) {
            throw new AssertionError("nothing is fitted here");
        }
    }

    @Test
    void constrained_noneOnAHeldTrainer_givesItBackAsItIs() {
        Held trainer = new Held(BOTH);
        assertThat(MonotoneTrainer.constrained(trainer, MonotoneConstraints.none()))
                .isSameAs(trainer);
    }

    @Test
    void signs_ofASchema_areInItsOrder() {
        assertThat(BOTH.signs(SCHEMA)).containsExactly(1, 0, -1);
        assertThat(MonotoneConstraints.none().signs(SCHEMA)).containsExactly(0, 0, 0);
    }

    @Test
    void signs_unknownColumn_namesItAndWhatThereIs() {
        MonotoneConstraints constraints = BOTH.increasing("rooms");
        assertThatThrownBy(() -> constraints.signs(SCHEMA))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("monotone constraints, column \"rooms\": expected one the trainer sees, so one of"
                        + " [\"area\", \"street\", \"age\"]");
    }

    @Test
    void signs_categoricalColumn_refusedByName() {
        MonotoneConstraints constraints = MonotoneConstraints.none().decreasing("street");
        assertThatThrownBy(() -> constraints.signs(SCHEMA))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("monotone constraints, column \"street\": expected a numeric column, got a categorical"
                        + " one, whose levels have no order");
    }

    @Test
    void increasing_afterDecreasing_refusedByName() {
        assertThatThrownBy(() -> BOTH.increasing("age"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("monotone constraints, column \"age\": expected one direction, got DECREASING and"
                        + " INCREASING");
    }

    @Test
    void increasing_twice_isTheSameAsOnce() {
        assertThat(BOTH.increasing("area")).isEqualTo(BOTH).hasSameHashCodeAs(BOTH);
        assertThat(BOTH).isNotEqualTo(MonotoneConstraints.none().increasing("area"));
    }

    @Test
    void with_leavesTheFormerAsItWas() {
        MonotoneConstraints one = MonotoneConstraints.none().increasing("area");
        one.decreasing("age");
        assertThat(one.columns()).containsExactly("area");
        assertThat(MonotoneConstraints.none().isEmpty()).isTrue();
    }

    @Test
    void direction_ofAColumn_isItsOwn() {
        assertThat(BOTH.direction("age")).contains(Direction.DECREASING);
        assertThat(BOTH.direction("area")).contains(Direction.INCREASING);
        assertThat(BOTH.direction("street")).isEmpty();
        assertThat(BOTH).hasToString("{age=DECREASING, area=INCREASING}");
    }

    // ---- Trainers ----

    @Test
    void constrained_monotoneTrainer_isHeld() {
        Trainer<Regressor> trainer = new Held(MonotoneConstraints.none());
        assertThat(MonotoneTrainer.constrained(trainer, BOTH)).isEqualTo(new Held(BOTH));
    }

    @Test
    void constrained_anotherTrainer_refusedByName() {
        assertThatThrownBy(() -> MonotoneTrainer.constrained(new AverageOfLines(), BOTH))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("monotone constraints on [\"age\", \"area\"]: expected a trainer that holds them, such as"
                        + " those of linear and logistic regression and of nets, got AverageOfLines");
    }

    @Test
    void constrained_aPipeline_saysWhereToPutThem() {
        Trainer<?> pipeline = Pipeline.standard().regressor((Trainer<? extends Regressor>) new AverageOfLines());
        assertThatThrownBy(() -> MonotoneTrainer.constrained(pipeline, BOTH))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("got one without a name; a pipeline is given a trainer that is held already");
    }

    @Test
    void constrained_noConstraints_anyTrainerAsItIs() {
        AverageOfLines trainer = new AverageOfLines();
        assertThat(MonotoneTrainer.constrained(trainer, MonotoneConstraints.none()))
                .isSameAs(trainer);
    }
}
