package io.limpid.models.tree;

import io.limpid.core.model.Tree;
import io.limpid.core.text.Quoted;
import java.util.List;
import java.util.Locale;

/** Draws one tree as text, a line for each branch, indented by its depth. */
final class TreeText {

    private final List<String> columns;
    private final List<String> margins;
    private final Tree tree;
    private final StringBuilder text = new StringBuilder();

    private TreeText(List<String> columns, List<String> margins, Tree tree) {
        this.columns = columns;
        this.margins = margins;
        this.tree = tree;
    }

    /** The tree with the columns' names, each leaf with its values by the margins' names. */
    static String of(List<String> columns, List<String> margins, Tree tree) {
        TreeText drawing = new TreeText(columns, margins, tree);
        drawing.node(0, 0);
        return drawing.text.toString();
    }

    private void node(int node, int depth) {
        if (tree.isLeaf(node)) {
            indent(depth);
            int first = tree.onlyMargin().orElse(0);
            int end = tree.onlyMargin().orElse(margins.size() - 1);
            for (int k = first; k <= end; k++) {
                text.append(k == first ? "" : ", ")
                        .append(margins.get(k))
                        .append(' ')
                        .append(number(tree.value(node, k)));
            }
            text.append(" (cover ").append(number(tree.cover(node))).append(")\n");
            return;
        }
        branch(node, depth, " <= ", tree.left(node));
        branch(node, depth, " > ", tree.right(node));
    }

    private void branch(int node, int depth, String comparison, int child) {
        indent(depth);
        text.append(Quoted.of(columns.get(tree.feature(node))))
                .append(comparison)
                .append(tree.threshold(node))
                .append('\n');
        node(child, depth + 1);
    }

    private void indent(int depth) {
        text.append("|   ".repeat(depth));
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.valueOf((long) value)
                : String.format(Locale.ROOT, "%.6g", value);
    }
}
