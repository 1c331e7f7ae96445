package io.limpid.core.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.core.data.Field.Flag;
import java.util.List;
import org.junit.jupiter.api.Test;

class FieldTest {

    @Test
    void flags_givenInAnyOrder_areInTheirOwn() {
        Field sex = new Field.Categorical("sex", List.of("f", "m")).withFlags(Flag.IMMUTABLE, Flag.PERSONAL);
        assertThat(sex.flags()).containsExactly(Flag.PERSONAL, Flag.IMMUTABLE);
    }

    @Test
    void equals_otherFlags_isAnotherField() {
        Field age = new Field.Numeric("age");
        assertThat(age.withFlags(Flag.PROTECTED)).isNotEqualTo(age);
        assertThat(age.withFlags(Flag.PROTECTED).withFlags()).isEqualTo(age);
    }

    @Test
    void withNameOrLevels_flagsStay() {
        Field.Categorical sex = new Field.Categorical("sex", List.of("f", "m")).withFlags(Flag.PROTECTED);
        assertThat(sex.withName("gender").flags()).containsExactly(Flag.PROTECTED);
        assertThat(sex.withLevels(List.of("x")).flags()).containsExactly(Flag.PROTECTED);
        assertThat(new Field.Numeric("age").withFlags(Flag.PERSONAL).withName("years"))
                .isEqualTo(new Field.Numeric("years").withFlags(Flag.PERSONAL));
    }
}
