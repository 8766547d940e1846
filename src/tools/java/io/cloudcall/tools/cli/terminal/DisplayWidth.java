package io.cloudcall.tools.cli.terminal;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The cells that text takes on a terminal: a user-perceived character takes none, one or two. */
public final class DisplayWidth {
    private static final String ELLIPSIS = "…";
    private static final int EMOJI_PRESENTATION_SELECTOR = 0xFE0F;
    private static final int SOFT_HYPHEN = 0xAD;

    private DisplayWidth() {}

    /** How many cells {@code text} takes. */
    public static int width(String text) {
        return clusters(text).stream().mapToInt(DisplayWidth::clusterWidth).sum();
    }

    /**
     * As much of {@code text} as {@code width} cells, at least one, hold; with an ellipsis where that is not all of it.
     */
    public static String truncate(String text, int width) {
        if (width(text) <= width) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        int remaining = width - width(ELLIPSIS);
        for (String cluster : clusters(text)) {
            remaining -= clusterWidth(cluster);
            if (remaining < 0) {
                break;
            }
            kept.append(cluster);
        }
        return kept.append(ELLIPSIS).toString();
    }

    /** {@code text} and as many blanks as it takes to fill {@code width} cells. */
    public static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - width(text)));
    }

    /** The extended grapheme clusters of UAX #29. */
    static List<String> clusters(String text) {
        BreakIterator breaks = BreakIterator.getCharacterInstance(Locale.ROOT);
        breaks.setText(text);
        List<String> clusters = new ArrayList<>();
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            clusters.add(text.substring(start, end));
            start = end;
        }
        return clusters;
    }

    /** Emoji that are joined, or have a colour of skin, take the place of one. */
    static int clusterWidth(String cluster) {
        if (cluster.indexOf(EMOJI_PRESENTATION_SELECTOR) > 0 && Character.isEmoji(cluster.codePointAt(0))) {
            return 2;
        }
        return Math.min(2, cluster.codePoints().map(DisplayWidth::characterWidth).sum());
    }

    private static int characterWidth(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> 0;
            case Character.FORMAT -> character == SOFT_HYPHEN ? 1 : 0;
            default -> EastAsianWidth.isWide(character) ? 2 : 1;
        };
    }
}
