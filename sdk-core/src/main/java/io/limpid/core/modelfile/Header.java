package io.limpid.core.modelfile;

import java.util.List;
import java.util.SortedMap;

/**
 * What a file's header says.
 *
 * @param library the version of the library that wrote it
 * @param model the model
 * @param record the training record
 * @param parts the named parts
 * @param sections the section table, in file order
 */
record Header(
        String library,
        ContentNode model,
        ContentNode record,
        SortedMap<String, ContentNode> parts,
        List<Section> sections) {

    /**
     * Gives an array to the content it belongs to.
     *
     * @throws ModelFormatException when there is no such content
     */
    void attach(Section section, double[] values) {
        String[] steps = section.name().split(FileFormat.SEPARATOR, -1);
        int step = 0;
        ContentNode node = switch (steps[step++]) {
            case FileFormat.MODEL -> model;
            case FileFormat.RECORD -> record;
            case FileFormat.PARTS -> parts.get(steps.length > 1 ? steps[step++] : "");
            default -> null;
        };
        while (node != null && step < steps.length - 1) {
            node = node.parts.get(steps[step++]);
        }
        if (node == null || step != steps.length - 1 || !FileFormat.isStep(steps[step])) {
            throw new ModelFormatException(
                    "section \"" + section.name() + "\": expected the path of a part in the header, got none of it");
        }
        node.arrays.put(steps[step], values);
    }
}
