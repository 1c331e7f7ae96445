package io.limpid.demo.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Numbers for people, under a default locale that writes them otherwise. */
class NumbersTest {

    private final Locale before = Locale.getDefault();

    @BeforeEach
    void speakTurkish() {
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
    }

    @AfterEach
    void speakAsBefore() {
        Locale.setDefault(before);
    }

    @Test
    void probability_nearCertainty_isNotRoundedToIt() {
        assertThat(Numbers.probability(0.58349)).isEqualTo("0.583");
        assertThat(Numbers.probability(0.99999)).isEqualTo("> 0.999");
        assertThat(Numbers.probability(0.00001)).isEqualTo("< 0.001");
        assertThat(Numbers.probability(1)).isEqualTo("1.000");
        assertThat(Numbers.probability(Double.NaN)).isEqualTo("–");
    }

    @Test
    void change_hasItsSign() {
        assertThat(Numbers.change(0.25)).isEqualTo("+0.250");
        assertThat(Numbers.change(-0.25)).isEqualTo("\u22120.250");
        assertThat(Numbers.change(-0.0001)).isEqualTo("±0.000");
    }

    @Test
    void value_wholeOrNot_isShort() {
        assertThat(Numbers.value(1950)).isEqualTo("1950");
        assertThat(Numbers.value(-93.6)).isEqualTo("\u221293.6");
        assertThat(Numbers.value(1.0 / 3)).isEqualTo("0.3333");
        assertThat(Numbers.value(100.00001)).isEqualTo("100");
    }

    @Test
    void countAndPercent_useCommasAndPoints() {
        assertThat(Numbers.count(2930)).isEqualTo("2,930");
        assertThat(Numbers.percent(0.9232)).isEqualTo("92.3 %");
    }

    @Test
    void rounded_hasFiveDigitsThatCount() {
        assertThat(Numbers.rounded(181234.567)).isEqualTo("181,235");
        assertThat(Numbers.rounded(12.345678)).isEqualTo("12.346");
        assertThat(Numbers.rounded(-0.00123456)).isEqualTo("\u22120.0012346");
        assertThat(Numbers.rounded(0)).isEqualTo("0");
        assertThat(Numbers.rounded(2.5e-9)).isEqualTo("2.5000e\u221209");
        assertThat(Numbers.rounded(1e300)).isEqualTo("1.0000e+300");
        assertThat(Numbers.rounded(Double.NaN)).isEqualTo("–");
    }

    @Test
    void roundedChange_hasItsSign() {
        assertThat(Numbers.roundedChange(0)).isEqualTo("±0");
        assertThat(Numbers.roundedChange(1500.25)).isEqualTo("+1,500.2");
        assertThat(Numbers.roundedChange(-3)).isEqualTo("\u22123.0000");
    }
}
