package io.cloudcall.tools.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A line of a terminal. Immutable.
 *
 * @param spans its parts, from left to right; their texts are {@link ControlCharacters}
 */
public record StyledLine(List<StyledSpan> spans) {

    /**
     * A part of a line that looks the same all over.
     *
     * @param text what it says
     * @param style how it looks
     */
    public record StyledSpan(String text, Style style) {}

    /** Copies the list. */
    public StyledLine {
        spans = List.copyOf(spans);
    }

    /** A line that looks the same all over. */
    public static StyledLine of(String text, Style style) {
        return new StyledLine(List.of(new StyledSpan(text, style)));
    }

    /** As much of it as {@code width} cells hold. */
    public StyledLine truncate(int width) {
        List<StyledSpan> kept = new ArrayList<>();
        int remaining = width;
        for (StyledSpan span : spans) {
            if (remaining <= 0) {
                break;
            }
            kept.add(new StyledSpan(DisplayWidth.truncate(span.text(), remaining), span.style()));
            remaining -= DisplayWidth.width(span.text());
        }
        return new StyledLine(kept);
    }

    /** As a terminal takes it, with colors or without; no blanks at its end. */
    public String toAnsi(boolean colored) {
        String text = spans.stream()
                .map(span -> colored ? span.style().toAnsi(span.text()) : span.text())
                .collect(Collectors.joining());
        return text.stripTrailing();
    }
}
