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
 * @param heading what the number shown is, for example {@code Probability of high}
 * @param classes whether a class is predicted beside it
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
        String heading,
        boolean classes,
        String target,
        List<RowLine> rows,
        String summary,
        String previous,
        String next,
        String pages) {

    /**
     * One row.
     *
     * @param row its number, from 0
     * @param cells its values in the columns shown
     * @param part which part of the data it is in
     * @param truth its true value
     * @param prediction the most probable class; empty for a number
     * @param number its probability of the positive class, or the predicted number
     * @param level the same for a gauge; empty for a number, which has none
     */
    public record RowLine(
            String row,
            List<String> cells,
            String part,
            String truth,
            String prediction,
            String number,
            String level) {}
}
