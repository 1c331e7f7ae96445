package io.limpid.core.modelfile;

import io.limpid.core.text.Quoted;

/**
 * Where in a header its reader stands. It is spelled out only for a message: spelled out at every key, the names of all
 * parts around it would cost the length of the header times its depth.
 */
final class Place {

    private final Place outer;
    private final String joint;
    private final String name;

    /** The outermost has no outer one. */
    private Place(Place outer, String joint, String name) {
        this.outer = outer;
        this.joint = joint;
        this.name = name;
    }

    /** The place of this name, as it stands in messages. */
    static Place of(String name) {
        return new Place(null, "", name);
    }

    /** A part in this place. */
    Place part(String key) {
        return new Place(this, FileFormat.SEPARATOR, key);
    }

    /** A key in this place. */
    Place key(String key) {
        return new Place(this, ", ", key);
    }

    /** The section of an array in this place. */
    Place section(String key) {
        return Place.of(
                "section \"" + FileFormat.shown(part(FileFormat.step(key)).toString()) + '"');
    }

    /** The whole path, long names cut. */
    @Override
    public String toString() {
        if (outer == null) {
            return name;
        }
        String quoted = Quoted.of(name);
        String shown = joint.equals(FileFormat.SEPARATOR) ? quoted.substring(1, quoted.length() - 1) : quoted;
        return outer + joint + shown;
    }
}
