package io.limpid.regularize.diagnosis;

import io.limpid.regularize.diagnosis.LeakFinding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What {@link LeakProbes} found, and what they could not look for. No finding is no proof: a leak that leaves no trace
 * in the data, as when all data were chosen for the scores they give, is not seen.
 *
 * @param rows the rows looked at
 * @param columns the features looked at
 * @param folds the folds looked at; 0 when none were given
 * @param findings the most severe first, equally severe ones in the order of {@link LeakKind} and of the columns
 * @param skipped what was not looked for, and why
 */
public record LeakReport(int rows, int columns, int folds, List<LeakFinding> findings, List<Skipped> skipped) {

    /** Why something was not looked for. */
    public enum Reason {
        /** It was not asked for. */
        NOT_ASKED,
        /** It takes folds, and none were given. */
        NO_FOLDS,
        /** It takes at least 20 rows. */
        TOO_FEW_ROWS,
        /** It takes a target that varies. */
        CONSTANT_TARGET,
        /** It takes at least ten numeric columns that vary. */
        TOO_FEW_COLUMNS
    }

    /**
     * Something that was not looked for.
     *
     * @param kind what
     * @param reason why
     */
    public record Skipped(LeakKind kind, Reason reason) {

        /** Checks that neither is null. */
        public Skipped {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** Copies the lists. */
    public LeakReport {
        findings = List.copyOf(findings);
        skipped = List.copyOf(skipped);
    }

    /** The findings of one kind. */
    public List<LeakFinding> of(LeakKind kind) {
        return findings.stream().filter(finding -> finding.kind() == kind).toList();
    }

    /** The findings of at least this severity. */
    public List<LeakFinding> atLeast(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity().compareTo(severity) >= 0)
                .toList();
    }

    /** The highest severity found; empty when nothing was. */
    public Optional<Severity> worst() {
        return findings.stream().map(LeakFinding::severity).max(Severity::compareTo);
    }

    /** The findings in plain sentences, each behind its severity. */
    public List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        for (LeakFinding finding : findings) {
            String severity = switch (finding.severity()) {
                case ALARM -> "alarm: ";
                case WARNING -> "warning: ";
                case HINT -> "hint: ";
            };
            sentences.add(severity + finding.sentence());
        }
        return List.copyOf(sentences);
    }

    /** The sentences, one a line. */
    @Override
    public String toString() {
        return findings.isEmpty() ? "no sign of a leak found" : String.join("\n", sentences());
    }
}
