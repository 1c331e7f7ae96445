package io.limpid.demo.catalog;

import java.util.List;

/** A name that is in no catalogue; the message lists the names that are. */
public final class UnknownEntryException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** A message of the form {@code what: expected one of known, got "name"}. */
    public UnknownEntryException(String what, List<String> known, String name) {
        super(what + ": expected one of " + String.join(", ", known) + ", got \"" + name + "\"");
    }
}
