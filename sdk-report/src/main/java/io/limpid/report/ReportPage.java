package io.limpid.report;

import io.limpid.report.chart.Language;
import io.limpid.report.markup.Markup;
import io.limpid.report.markup.NumberTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One self-contained HTML file: headings, text, charts with their numbers, tables and verdicts. It needs no script and
 * loads nothing; it can be read at any width, in the dark, aloud, and printed, where every folded table is open.
 *
 * <p>Every text is escaped here. Equal content gives equal bytes. Immutable.
 *
 * <pre>{@code
 * String html = ReportPage.of("Houses", Language.ENGLISH)
 *         .with(Section.of("Scores", new Block.Paragraph("Ten folds."),
 *                 new Block.Drawing(GapBars.of(result), Block.Numbers.SHOWN)))
 *         .html();
 * }</pre>
 */
public final class ReportPage {

    private final String title;
    private final Language language;
    private final List<Section> sections;

    private ReportPage(String title, Language language, List<Section> sections) {
        this.title = title;
        this.language = language;
        this.sections = sections;
    }

    /** A page without sections. */
    public static ReportPage of(String title, Language language) {
        return new ReportPage(
                Objects.requireNonNull(title, "title"), Objects.requireNonNull(language, "language"), List.of());
    }

    /** The same with one more section at its end. */
    public ReportPage with(Section section) {
        List<Section> more = new ArrayList<>(sections);
        more.add(Objects.requireNonNull(section, "section"));
        return new ReportPage(title, language, List.copyOf(more));
    }

    /** The sections, from top to bottom. */
    public List<Section> sections() {
        return sections;
    }

    /** The whole file, to be written as UTF-8. */
    public String html() {
        Markup page = new Markup().open("html", "lang", language.tag()).line();
        page.open("head").line();
        page.empty("meta", "charset", "utf-8").line();
        page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .line();
        page.empty("meta", "http-equiv", "Content-Security-Policy", "content", PageStyle.policy())
                .line();
        page.text("title", title).line().style(PageStyle.css()).line().close().line();
        page.open("body").line().open("main").line().text("h1", title).line();
        for (int s = 0; s < sections.size(); s++) {
            section(page, sections.get(s), "section-" + (s + 1));
        }
        return "<!DOCTYPE html>\n" + page.finish() + "\n";
    }

    private void section(Markup page, Section section, String id) {
        page.open("section", "aria-labelledby", id).line();
        page.text("h2", section.heading(), "id", id).line();
        for (Block block : section.blocks()) {
            if (block instanceof Block.Paragraph paragraph) {
                page.text("p", paragraph.text()).line();
            } else if (block instanceof Block.Drawing drawing) {
                drawing(page, drawing);
            } else if (block instanceof Block.Table table) {
                String html = new NumberTable(table.caption(), table.headings(), table.rows()).html();
                scroll(page, html, table.caption());
            } else if (block instanceof Block.Verdict verdict) {
                verdict(page, verdict);
            }
        }
        page.close().line();
    }

    private void drawing(Markup page, Block.Drawing drawing) {
        page.open("figure").line().addFinished(drawing.chart().svg()).line();
        String name = PagePhrase.NUMBERS.in(language);
        if (drawing.numbers() == Block.Numbers.FOLDED) {
            page.open("details").text("summary", name).line();
            scroll(page, drawing.chart().table(), name);
            page.close().line();
        } else {
            scroll(page, drawing.chart().table(), name);
        }
        page.close().line();
    }

    /** A wide table scrolls in its own box, which the keyboard can reach; the page stays as wide as the screen. */
    private static void scroll(Markup page, String table, String name) {
        page.open("div", "class", "limpid-scroll", "role", "region", "tabindex", "0", "aria-label", name)
                .line();
        page.addFinished(table).line().close().line();
    }

    private void verdict(Markup page, Block.Verdict verdict) {
        PagePhrase word = switch (verdict.tone()) {
            case GOOD -> PagePhrase.GOOD;
            case CAUTION -> PagePhrase.CAUTION;
            case BAD -> PagePhrase.BAD;
        };
        String style = switch (verdict.tone()) {
            case GOOD -> "limpid-good";
            case CAUTION -> "limpid-caution";
            case BAD -> "limpid-bad";
        };
        page.open("div", "class", "limpid-verdict " + style, "role", "note").line();
        page.text("p", word.in(language) + verdict.headline(), "class", "limpid-headline")
                .line();
        for (String detail : verdict.details()) {
            page.text("p", detail).line();
        }
        page.close().line();
    }
}
