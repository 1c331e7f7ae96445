package io.limpid.report;

import io.limpid.explain.Explanation;
import java.util.Map;

/** Stub: explanations as plain maps, lists, texts and numbers, with the keys the command line and REST API promise. */
public final class ExplanationJson {
    /** Stub. */
    public static Map<String, Object> of(Explanation explanation) {
        throw new IllegalStateException("stub");
    }

    private ExplanationJson() {}
}
