package io.limpid.report;

import io.limpid.report.chart.Chart;
import java.util.List;
import java.util.Objects;

/** One piece of a report's section. */
public sealed interface Block {

    /**
     * Running text.
     *
     * @param text what it says, in the language of the page
     */
    record Paragraph(String text) implements Block {
        /** Checks that there is a text. */
        public Paragraph {
            Objects.requireNonNull(text, "text");
        }
    }

    /** Whether a chart's numbers are seen at once. */
    enum Numbers {
        /** The table stands under the picture. */
        SHOWN,
        /** The table opens when asked for; it is always printed. */
        FOLDED
    }

    /**
     * A chart and the table of its numbers.
     *
     * @param chart the chart, in the language of the page
     * @param numbers whether its table is seen at once
     */
    record Drawing(Chart chart, Numbers numbers) implements Block {
        /** Checks that nothing is null. */
        public Drawing {
            Objects.requireNonNull(chart, "chart");
            Objects.requireNonNull(numbers, "numbers");
        }
    }

    /**
     * A table.
     *
     * @param caption what it holds
     * @param headings one per column
     * @param rows cells in the order of the headings; the first of each is its row's heading
     */
    record Table(String caption, List<String> headings, List<List<String>> rows) implements Block {
        /** Copies the lists and checks that every row has a cell for each heading. */
        public Table {
            Objects.requireNonNull(caption, "caption");
            headings = List.copyOf(headings);
            rows = rows.stream().map(List::copyOf).toList();
            for (int r = 0; r < rows.size(); r++) {
                if (rows.get(r).isEmpty() || rows.get(r).size() != headings.size()) {
                    throw new IllegalArgumentException("table row " + r + ": expected " + headings.size()
                            + " cells and at least one, got "
                            + rows.get(r).size());
                }
            }
        }
    }

    /** How good what is said is. */
    enum Tone {
        /** Nothing to do. */
        GOOD,
        /** Look closer. */
        CAUTION,
        /** Do not rely on it. */
        BAD
    }

    /**
     * What a reader in a hurry takes away, in a box that shows its tone by a word, a sign and a border.
     *
     * @param tone how good it is
     * @param headline one sentence
     * @param details what follows, maybe nothing
     */
    record Verdict(Tone tone, String headline, List<String> details) implements Block {
        /** Copies the list. */
        public Verdict {
            Objects.requireNonNull(tone, "tone");
            Objects.requireNonNull(headline, "headline");
            details = List.copyOf(details);
        }
    }
}
