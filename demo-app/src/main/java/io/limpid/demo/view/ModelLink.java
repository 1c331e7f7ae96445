package io.limpid.demo.view;

import io.limpid.demo.study.Exhibit;
import io.limpid.demo.study.Exhibition;
import java.util.List;

/**
 * One model to choose.
 *
 * @param id its id
 * @param title what it is
 * @param chosen whether it is the chosen one
 */
public record ModelLink(String id, String title, boolean chosen) {

    /** Every model of an exhibition. */
    public static List<ModelLink> of(Exhibition exhibition, Exhibit chosen) {
        return exhibition.exhibits().stream()
                .map(exhibit -> new ModelLink(
                        exhibit.id(), exhibit.title(), exhibit.id().equals(chosen.id())))
                .toList();
    }
}
