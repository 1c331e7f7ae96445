package io.limpid.core.modelfile;

/**
 * One row of a file's section table.
 *
 * @param name the path of the array in the content, for example {@code model/last/weights}
 * @param count how many numbers it has; it takes eight times as many bytes
 * @param sha256 of its bytes, in hexadecimal
 */
record Section(String name, int count, String sha256) {

    /** How messages call it. */
    Place place() {
        return Place.of("section \"" + FileFormat.shown(name) + '"');
    }

    long bytes() {
        return 8L * count;
    }
}
