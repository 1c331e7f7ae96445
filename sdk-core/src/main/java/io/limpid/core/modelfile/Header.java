package io.limpid.core.modelfile;

import java.util.Arrays;
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
    void attach(Section section, ContentArray values) {
        String[] steps = section.name().split(FileFormat.SEPARATOR, -1);
        boolean canonical = Arrays.stream(steps)
                .allMatch(step -> FileFormat.step(FileFormat.key(step)).equals(step));
        int step = 0;
        ContentNode node = switch (steps[step++]) {
            case FileFormat.MODEL -> model;
            case FileFormat.RECORD -> record;
            case FileFormat.PARTS -> steps.length > 1 ? parts.get(FileFormat.key(steps[step++])) : null;
            default -> null;
        };
        while (node != null && step < steps.length - 1) {
            node = node.parts.get(FileFormat.key(steps[step++]));
        }
        if (node == null || step != steps.length - 1 || !canonical) {
            throw new ModelFormatException(
                    section.place() + ": expected the path of a part in the header, got none of it");
        }
        node.arrays.put(FileFormat.key(steps[step]), values);
    }
}
