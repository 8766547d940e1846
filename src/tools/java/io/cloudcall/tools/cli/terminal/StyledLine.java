package io.cloudcall.tools.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A line of text for a terminal. Immutable.
 *
 * @param spans its parts, from left to right, without {@link ControlCharacters}
 */
public record StyledLine(List<StyledSpan> spans) {

    /**
     * A part of a line with one style.
     *
     * @param text its text
     * @param style its style
     */
    public record StyledSpan(String text, Style style) {}

    /** Copies the list. */
    public StyledLine {
        spans = List.copyOf(spans);
    }

    /** Creates a line with one style. */
    public static StyledLine of(String text, Style style) {
        return new StyledLine(List.of(new StyledSpan(text, style)));
    }

    /** Truncates the line to {@code width} cells. */
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

    /** Returns the text, with escape sequences if {@code colored}, without trailing blanks. */
    public String toAnsi(boolean colored) {
        String text = spans.stream()
                .map(span -> colored ? span.style().toAnsi(span.text()) : span.text())
                .collect(Collectors.joining());
        return text.stripTrailing();
    }
}
