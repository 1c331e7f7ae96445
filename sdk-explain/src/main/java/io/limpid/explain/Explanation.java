package io.limpid.explain;

/** What an explainer gives: values with everything needed to read them. Immutable. */
public sealed interface Explanation permits Attribution, LocalSurrogate, Importance {

    /** The method that made it, for example {@code kernel}. */
    String method();

    /** The seed its random choices came from; it matters even where a method made none. */
    long seed();
}
