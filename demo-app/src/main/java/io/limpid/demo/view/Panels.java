package io.limpid.demo.view;

import java.util.List;

/**
 * Explanations side by side.
 *
 * @param list the pictures
 */
public record Panels(List<Panel> list) {

    /** Copies the list. */
    public Panels {
        list = List.copyOf(list);
    }
}
