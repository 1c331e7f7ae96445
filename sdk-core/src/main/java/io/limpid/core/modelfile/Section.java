package io.limpid.core.modelfile;

/**
 * One row of a file's section table.
 *
 * @param name the path of the array in the content, for example {@code model/last/weights}
 * @param type what it consists of
 * @param count how many of those it has
 * @param sha256 of its bytes, in hexadecimal
 */
record Section(String name, ContentArray.Type type, int count, String sha256) {

    /** How messages call it. */
    Place place() {
        return Place.of("section \"" + FileFormat.shown(name) + '"');
    }

    long bytes() {
        return (long) type.width * count;
    }
}
