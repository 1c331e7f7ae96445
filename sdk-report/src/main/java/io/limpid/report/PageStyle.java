package io.limpid.report;

import io.limpid.report.chart.ChartStyle;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The style sheet of a page. It is all that a page may load, so nothing in a result can bring in anything else. */
final class PageStyle {

    private static final String RULES = """
            * { box-sizing: border-box; }
            html { color-scheme: light dark; }
            body { margin: 0; background: var(--limpid-surface); color: var(--limpid-text);
              font: 1rem/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, "PingFang SC", "Microsoft YaHei",
              "Noto Sans CJK SC", "WenQuanYi Micro Hei", sans-serif; }
            main { max-width: 52rem; margin: 0 auto; padding: 1rem; }
            h1, h2, p, caption { overflow-wrap: anywhere; }
            h1 { font-size: 1.6rem; line-height: 1.25; margin: 0.5rem 0 1rem; }
            h2 { font-size: 1.25rem; line-height: 1.3; margin: 2.2rem 0 0.6rem; padding-top: 0.6rem;
              border-top: 1px solid var(--limpid-grid); }
            p { margin: 0.6rem 0; }
            figure { margin: 1.2rem 0; }
            summary { cursor: pointer; color: var(--limpid-muted); padding: 0.4rem 0; }
            summary:focus-visible, .limpid-scroll:focus-visible { outline: 2px solid var(--limpid-positive); }
            .limpid-scroll { overflow: auto; max-height: 26rem; margin: 0.6rem 0; }
            table { border-collapse: collapse; font-size: 0.875rem; font-variant-numeric: tabular-nums; }
            caption { text-align: start; color: var(--limpid-muted); padding: 0.3rem 0; }
            th, td { padding: 0.25rem 0.75rem 0.25rem 0; border-bottom: 1px solid var(--limpid-grid);
              text-align: end; vertical-align: top; }
            th { overflow-wrap: break-word; min-width: 4.5rem; max-width: 14rem; }
            th:first-child { text-align: start; }
            tbody th { min-width: 6rem; }
            .limpid-chart { max-width: 38rem; }
            .limpid-verdict { border: 1px solid var(--limpid-muted); border-inline-start-width: 0.5rem;
              padding: 0.6rem 1rem; margin: 1rem 0; }
            .limpid-verdict p { margin: 0.2rem 0; }
            .limpid-headline { font-weight: bold; }
            .limpid-good { border-color: var(--limpid-positive); }
            .limpid-caution { border-color: var(--limpid-negative); border-style: dashed;
              border-inline-start-style: solid; }
            .limpid-bad { border-color: var(--limpid-warning); border-style: double; border-width: 4px;
              border-inline-start-width: 0.5rem; }
            @page { margin: 15mm; }
            @media print {
              body { font-size: 10pt; }
              main { max-width: none; padding: 0; }
              h1, h2, caption, summary { break-after: avoid; }
              svg, tr, .limpid-verdict { break-inside: avoid; }
              thead { display: table-header-group; }
              table { font-size: 8pt; }
              th, tbody th { min-width: 3em; }
              th, td { padding-right: 0.5em; }
              .limpid-chart { max-width: 12cm; }
              .limpid-scroll { overflow: visible; max-height: none; }
              summary { display: none; }
              details::details-content { content-visibility: visible; display: block; }
            }
            """;

    private PageStyle() {}

    static String css() {
        return ChartStyle.css() + RULES;
    }

    /** A policy that lets a browser use this style sheet and nothing else: no script, no picture, no other address. */
    static String policy() {
        return "default-src 'none'; style-src 'sha256-" + hash(css()) + "'; base-uri 'none'; form-action 'none'";
    }

    private static String hash(String css) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(css.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
