package io.limpid.demo.web;

import io.limpid.explain.Explanation;
import io.limpid.report.ExplanationJson;
import java.util.Map;

/** placeholder */
final class ExplanationAnswer {
    private ExplanationAnswer() {}

    static Map<String, Object> members(Explanation explanation) {
        return ExplanationJson.of(explanation);
    }
}
