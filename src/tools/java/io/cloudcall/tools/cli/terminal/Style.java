package io.cloudcall.tools.cli.terminal;

/** How text looks where there are colors. */
public enum Style {
    /** As all text does. */
    PLAIN(""),
    /** A head. */
    STRONG("1"),
    /** Beside the point. */
    QUIET("2"),
    /** As it should be. */
    GOOD("32"),
    /** Not as it should be yet. */
    PENDING("33"),
    /** Somebody has to act. */
    BAD("1;31");

    /**
     * What <a href="https://ecma-international.org/publications-and-standards/standards/ecma-48/">ECMA-48</a>'s SGR
     * takes for it.
     */
    private final String sgr;

    Style(String rendition) {
        this.sgr = rendition;
    }

    String toAnsi(String text) {
        return sgr.isEmpty() || text.isBlank() ? text : "\u001b[" + sgr + "m" + text + "\u001b[0m";
    }
}
