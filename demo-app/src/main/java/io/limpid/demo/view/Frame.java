package io.limpid.demo.view;

import io.limpid.demo.study.Noun;

/**
 * What is around every page.
 *
 * @param title the page's title
 * @param place where in the site it is
 * @param dataset what the rows are, empty outside the exhibition
 * @param noun what one of the rows is called
 * @param model the model that links keep, empty for the default one
 * @param locked whether the site wants a token
 */
public record Frame(String title, Place place, String dataset, Noun noun, String model, boolean locked) {

    /** The parts of the site. */
    public enum Place {
        /** The comparison of the models. */
        MODELS,
        /** The list of rows, or one of them. */
        ROWS,
        /** Anything else. */
        ELSEWHERE
    }

    /** Whether it is the comparison of the models. */
    public boolean atModels() {
        return place == Place.MODELS;
    }

    /** Whether it is about rows. */
    public boolean atRows() {
        return place == Place.ROWS;
    }

    /** Whether there is an exhibition to navigate. */
    public boolean open() {
        return !dataset.isEmpty();
    }

    /** What to add to a link so that it keeps the model. */
    public String keep() {
        return model.isEmpty() ? "" : "?model=" + model;
    }
}
