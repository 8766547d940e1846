package io.cloudcall.tools.cli.terminal;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The width of text on a terminal in cells: a user-perceived character takes none, one or two. */
public final class DisplayWidth {
    private static final String ELLIPSIS = "…";
    private static final int EMOJI_PRESENTATION_SELECTOR = 0xFE0F;
    private static final int SOFT_HYPHEN = 0xAD;

    private DisplayWidth() {}

    /** Returns the width of {@code text} in cells. */
    public static int width(String text) {
        return clusters(text).stream().mapToInt(DisplayWidth::clusterWidth).sum();
    }

    /** Truncates {@code text} to {@code width} cells, at least one, with an ellipsis if it is longer. */
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

    /** Pads {@code text} with blanks to {@code width} cells. */
    public static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - width(text)));
    }

    /** Splits {@code text} into the extended grapheme clusters of UAX #29. */
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

    /** Returns the width of a cluster; joined emoji and ones with a skin tone take the place of one. */
    static int clusterWidth(String cluster) {
        if (cluster.indexOf(EMOJI_PRESENTATION_SELECTOR) > 0 && Character.isEmoji(cluster.codePointAt(0))) {
            return 2;
        }
        return Math.min(
                2, cluster.codePoints().map(DisplayWidth::characterWidth).sum());
    }

    private static int characterWidth(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> 0;
            case Character.FORMAT -> character == SOFT_HYPHEN ? 1 : 0;
            default -> EastAsianWidth.isWide(character) ? 2 : 1;
        };
    }
}
