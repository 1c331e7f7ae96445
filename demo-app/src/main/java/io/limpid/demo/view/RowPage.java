package io.limpid.demo.view;

import java.util.List;

/**
 * One row, its prediction and why.
 *
 * @param frame what is around it
 * @param row its number, from 0
 * @param part which part of the data it is in, as a sentence
 * @param target the target column's name
 * @param truth its true value, empty when unknown
 * @param model the chosen model's id
 * @param links the models to choose
 * @param prediction its prediction
 * @param panels the explanations
 * @param fields the columns to change, the most influential first
 * @param shown how many of them are shown at first
 * @param previous the row before, empty when this is the first
 * @param next the row after, empty when this is the last
 */
public record RowPage(
        Frame frame,
        String row,
        String part,
        String target,
        String truth,
        String model,
        List<ModelLink> links,
        PredictionView prediction,
        Panels panels,
        List<FieldView> fields,
        String shown,
        String previous,
        String next) {

    /** How many of the columns are. */
    public String columns() {
        return Integer.toString(fields.size());
    }
}
