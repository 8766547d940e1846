package io.cloudcall.tools.cli.terminal;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Draws lines of a terminal as SVG: text that can be marked and read out, each word put where its cells are, whatever font there is,
 * and colours that follow the reader's, light or dark.
 */
public final class Picture {
    /** In pixels. */
    private static final double CELL_WIDTH = 8.4;

    private static final int LINE_HEIGHT = 20;
    private static final int MARGIN = 16;
    private static final int ABOVE_BASELINE = 15;

    private static final String STYLES = """
            <style>
            text { font: 14px ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", "Noto Sans Mono CJK SC", monospace; fill: #1f2328 }
            .window { fill: #f6f8fa; stroke: #d1d9e0 }
            .wide { font-size: 16px } .strong, .bad { font-weight: 700 }
            .quiet { fill: #59636e } .good { fill: #1a7f37 } .pending { fill: #9a6700 } .bad { fill: #cf222e }
            @media (prefers-color-scheme: dark) {
              text { fill: #f0f6fc } .window { fill: #0d1117; stroke: #3d444d }
              .quiet { fill: #9198a1 } .good { fill: #3fb950 } .pending { fill: #d29922 } .bad { fill: #f85149 }
            }
            </style>
            """;

    private Picture() {}

    /** An SVG document of {@code lines}, each of at most {@code columns} cells. */
    public static String of(List<StyledLine> lines, int columns, String title) {
        String width = pixels(columns * CELL_WIDTH + 2 * MARGIN);
        int height = lines.size() * LINE_HEIGHT + 2 * MARGIN;
        StringBuilder svg = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + width
                + "\" height=\"" + height + "\" viewBox=\"0 0 " + width + " " + height + "\" role=\"img\" aria-label=\""
                + escaped(title) + "\">\n");
        svg.append(STYLES)
                .append("<rect class=\"window\" x=\"0.5\" y=\"0.5\" width=\""
                        + pixels(columns * CELL_WIDTH + 2 * MARGIN - 1) + "\" height=\"" + (height - 1)
                        + "\" rx=\"8\"/>\n");
        for (int row = 0; row < lines.size(); row++) {
            svg.append(drawn(lines.get(row).truncate(columns), MARGIN + row * LINE_HEIGHT + ABOVE_BASELINE));
        }
        return svg.append("</svg>\n").toString();
    }

    private static String drawn(StyledLine line, int baseline) {
        return Run.of(line).stream()
                .map(run -> "<text class=\"" + run.style().cssClass() + shape(run) + "\" x=\""
                        + pixels(MARGIN + run.column() * CELL_WIDTH)
                        + "\" y=\"" + baseline + "\" textLength=\"" + pixels(run.cells() * CELL_WIDTH)
                        + "\">" + escaped(run.text()) + "</text>\n")
                .collect(Collectors.joining());
    }

    /**
     * Wide characters are less wide than two cells in most fonts; they are set larger and spaced, where stretched ones would look
     * odd. Narrow ones are stretched, since what bars are made of must leave no gaps.
     */
    private static String shape(Run run) {
        return run.isWide() ? " wide\" lengthAdjust=\"spacing" : "\" lengthAdjust=\"spacingAndGlyphs";
    }

    /** Tenths: no sum of fractions may show. */
    private static String pixels(double pixels) {
        long tenths = Math.round(pixels * 10);
        return tenths % 10 == 0 ? String.valueOf(tenths / 10) : tenths / 10 + "." + tenths % 10;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
