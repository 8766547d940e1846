package io.cloudcall.tools.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of a line without blanks, of one style, whose characters are all equally wide: no font has to make narrow and wide ones fit.
 *
 * @param text what it says
 * @param style how it looks
 * @param column the cell in which it begins
 * @param cells how many it takes
 */
record Run(String text, Style style, int column, int cells) {

    static List<Run> of(StyledLine line) {
        List<Run> runs = new ArrayList<>();
        int column = 0;
        for (StyledLine.StyledSpan span : line.spans()) {
            for (String cluster : DisplayWidth.clusters(span.text())) {
                int cells = DisplayWidth.ofCluster(cluster);
                if (cells > 0 && !cluster.isBlank()) {
                    add(new Run(cluster, span.style(), column, cells), runs);
                }
                column += cells;
            }
        }
        return runs;
    }

    private static void add(Run next, List<Run> runs) {
        if (!runs.isEmpty() && runs.getLast().goesOnWith(next)) {
            Run last = runs.removeLast();
            runs.add(new Run(last.text + next.text, last.style, last.column, last.cells + next.cells));
        } else {
            runs.add(next);
        }
    }

    private boolean goesOnWith(Run next) {
        return style == next.style && column + cells == next.column && isWide() == next.isWide();
    }

    boolean isWide() {
        return cells == 2 * DisplayWidth.clusters(text).size();
    }
}
