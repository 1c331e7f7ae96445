package io.limpid.report.markup;

import java.util.List;

/**
 * An HTML table: a caption, a heading row, and rows whose first cell is their heading.
 *
 * @param caption what the table holds
 * @param headings one per column
 * @param rows cells in the order of the headings
 */
public record NumberTable(String caption, List<String> headings, List<List<String>> rows) {

    /** The markup; cells isolate the direction of their text. */
    public String html() {
        Markup table = new Markup().open("table", "class", "limpid-table").line();
        table.text("caption", caption).line().open("thead").line().open("tr");
        for (String heading : headings) {
            table.text("th", heading, "scope", "col");
        }
        table.close().close().line().open("tbody").line();
        for (List<String> row : rows) {
            table.open("tr").open("th", "scope", "row").text("bdi", row.get(0)).close();
            for (String cell : row.subList(1, row.size())) {
                table.open("td").text("bdi", cell).close();
            }
            table.close().line();
        }
        return table.finish();
    }
}
