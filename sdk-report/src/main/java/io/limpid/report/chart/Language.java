package io.limpid.report.chart;

import java.util.List;

/** The language of a chart's or a page's words. Names of columns and classes stay as they are. */
public enum Language {
    /** English. */
    ENGLISH("en", " "),
    /** Chinese in simplified characters. */
    CHINESE("zh-Hans", "");

    private final String tag;
    private final String between;

    Language(String tag, String between) {
        this.tag = tag;
        this.between = between;
    }

    /** Its BCP 47 tag, as the attribute {@code lang} wants it. */
    public String tag() {
        return tag;
    }

    /** The one of two texts with the same meaning that is in this language. */
    public String choose(String english, String chinese) {
        return this == CHINESE ? chinese : english;
    }

    /** Whole sentences, one after the other. Empty ones are left out. */
    public String sentences(List<String> sentences) {
        return String.join(between, sentences.stream().filter(s -> !s.isEmpty()).toList());
    }
}
