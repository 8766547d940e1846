package io.cloudcall.tools.cli.terminal;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The cells that text takes on a terminal: a user-perceived character takes none, one or two. */
public final class DisplayWidth {
    private static final String CUT_OFF = "…";
    private static final int SHOWN_AS_EMOJI = 0xFE0F;
    private static final int SOFT_HYPHEN = 0xAD;

    private DisplayWidth() {}

    /** How many cells {@code text} takes. */
    public static int width(String text) {
        return clusters(text).stream().mapToInt(DisplayWidth::ofCluster).sum();
    }

    /**
     * As much of {@code text} as {@code width} cells, at least one, hold; with an ellipsis where that is not all of it.
     */
    public static String truncate(String text, int width) {
        if (width(text) <= width) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        int left = width - width(CUT_OFF);
        for (String cluster : clusters(text)) {
            left -= ofCluster(cluster);
            if (left < 0) {
                break;
            }
            kept.append(cluster);
        }
        return kept.append(CUT_OFF).toString();
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
        int begin = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            clusters.add(text.substring(begin, end));
            begin = end;
        }
        return clusters;
    }

    /** Emoji that are joined, or have a colour of skin, take the place of one. */
    static int ofCluster(String cluster) {
        if (cluster.indexOf(SHOWN_AS_EMOJI) > 0 && Character.isEmoji(cluster.codePointAt(0))) {
            return 2;
        }
        return Math.min(2, cluster.codePoints().map(DisplayWidth::ofCharacter).sum());
    }

    private static int ofCharacter(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> 0;
            case Character.FORMAT -> character == SOFT_HYPHEN ? 1 : 0;
            default -> EastAsianWidth.isWide(character) ? 2 : 1;
        };
    }
}
