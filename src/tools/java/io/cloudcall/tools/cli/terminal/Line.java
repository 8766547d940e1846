package io.cloudcall.tools.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A line of a terminal. Immutable.
 *
 * @param spans its parts, from left to right; their texts are {@link Printable}
 */
public record Line(List<Span> spans) {

    /**
     * A part of a line that looks the same all over.
     *
     * @param text what it says
     * @param style how it looks
     */
    public record Span(String text, Style style) {}

    /** Copies the list. */
    public Line {
        spans = List.copyOf(spans);
    }

    /** A line that looks the same all over. */
    public static Line of(String text, Style style) {
        return new Line(List.of(new Span(text, style)));
    }

    /** As much of it as {@code width} cells hold. */
    public Line cut(int width) {
        List<Span> kept = new ArrayList<>();
        int left = width;
        for (Span span : spans) {
            if (left <= 0) {
                break;
            }
            kept.add(new Span(Cells.cut(span.text(), left), span.style()));
            left -= Cells.width(span.text());
        }
        return new Line(kept);
    }

    /** As a terminal takes it, with colours or without; no blanks at its end. */
    public String onTerminal(boolean coloured) {
        String text = spans.stream()
                .map(span -> coloured ? span.style().onTerminal(span.text()) : span.text())
                .collect(Collectors.joining());
        return text.stripTrailing();
    }
}
