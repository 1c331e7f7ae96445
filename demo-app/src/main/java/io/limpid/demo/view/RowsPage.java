package io.limpid.demo.view;

import java.util.List;

/**
 * A page of rows that match a search.
 *
 * @param frame what is around it
 * @param query what was searched for
 * @param model the chosen model's id
 * @param links the models to choose
 * @param columns the names of the columns shown
 * @param probability whose probability is shown, for example {@code high}
 * @param target the target column's name
 * @param rows one line per row
 * @param summary which of how many rows are shown, in words
 * @param previous the page before, empty when this is the first
 * @param next the page after, empty when this is the last
 * @param pages where this page is among all, in words
 */
public record RowsPage(
        Frame frame,
        String query,
        String model,
        List<ModelLink> links,
        List<String> columns,
        String probability,
        String target,
        List<RowLine> rows,
        String summary,
        String previous,
        String next,
        String pages) {

    /**
     * One row.
     *
     * @param number its number, from 0
     * @param cells its values in the columns shown
     * @param part which part of the data it is in
     * @param truth its true value
     * @param prediction the most probable class
     * @param probability its probability of the positive class
     * @param level the same for a gauge
     */
    public record RowLine(
            String number,
            List<String> cells,
            String part,
            String truth,
            String prediction,
            String probability,
            String level) {}
}
