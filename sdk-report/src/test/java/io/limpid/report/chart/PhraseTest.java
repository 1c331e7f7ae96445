package io.limpid.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.core.metric.Accuracy;
import io.limpid.core.metric.Average;
import io.limpid.core.metric.Metric;
import io.limpid.core.metric.Recall;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PhraseTest {

    private static final Pattern PART = Pattern.compile("%(\\d)\\$s");
    private static final Object[] PARTS = {"p", "q", "r", "s", "t", "u"};

    private static TreeSet<String> parts(String template) {
        return new TreeSet<>(
                PART.matcher(template).results().map(MatchResult::group).toList());
    }

    @ParameterizedTest
    @EnumSource
    void in_eitherLanguage_fillsInTheSameParts(Phrase phrase) {
        assertThat(parts(phrase.template(Language.CHINESE))).isEqualTo(parts(phrase.template(Language.ENGLISH)));
        for (Language language : Language.values()) {
            assertThat(phrase.in(language, PARTS)).isNotBlank().doesNotContain("%1", "%2", "%%", "%s");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "BRACKETS")
    void template_chinese_holdsChineseLetters(Phrase phrase) {
        assertThat(phrase.template(Language.CHINESE).codePoints())
                .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
        assertThat(phrase.template(Language.ENGLISH).codePoints())
                .noneMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
    }

    @Test
    void of_metric_isCalledByItsUsualName() {
        Metric strange = new Samples.Named("cost", Metric.Direction.LOWER_IS_BETTER);

        assertThat(MetricName.of(new Accuracy(), Language.ENGLISH)).isEqualTo("accuracy");
        assertThat(MetricName.of(new Accuracy(), Language.CHINESE)).isEqualTo("准确率");
        assertThat(MetricName.of(new Recall(Average.MACRO), Language.CHINESE)).isEqualTo("宏平均召回率");
        assertThat(MetricName.of(strange, Language.CHINESE)).isEqualTo("cost");
    }

    @Test
    void sentences_ofBothLanguages_areJoinedTheirWay() {
        assertThat(Language.ENGLISH.sentences(List.of("A.", "", "B."))).isEqualTo("A. B.");
        assertThat(Language.CHINESE.sentences(List.of("甲。", "", "乙。"))).isEqualTo("甲。乙。");
        assertThat(Language.CHINESE.tag()).isEqualTo("zh-Hans");
    }

    @Test
    void wrap_chineseText_breaksBetweenLettersAndNotBeforeMarks() {
        List<String> lines = Lettering.wrap("一二三四五六，七八。", 10, 62);

        // Six letters of 10.2 pixels are 61.2; the comma may not begin a line, so the sixth letter goes with it.
        assertThat(lines).containsExactly("一二三四五", "六，七八。");
    }

    @Test
    void wrap_mixedText_keepsNumbersAndWordsWhole() {
        assertThat(Lettering.wrap("区间 95% 为 0.832 至 0.900。", 10, 80))
                .allSatisfy(line -> assertThat(Lettering.width(line, 10)).isLessThanOrEqualTo(80))
                .anyMatch(line -> line.contains("0.832"))
                .anyMatch(line -> line.contains("0.900。"));
    }
}
