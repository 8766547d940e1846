package io.cloudcall.tools.cli.terminal;

/** The style of text, where colors are supported. */
public enum Style {
    /** Normal text. */
    PLAIN(""),
    /** A heading. */
    STRONG("1"),
    /** Secondary information. */
    QUIET("2"),
    /** A good state. */
    GOOD("32"),
    /** A state that is not final. */
    PENDING("33"),
    /** A problem that requires action. */
    BAD("1;31");

    /**
     * The parameters of SGR by <a
     * href="https://ecma-international.org/publications-and-standards/standards/ecma-48/">ECMA-48</a>.
     */
    private final String sgr;

    Style(String sgr) {
        this.sgr = sgr;
    }

    String toAnsi(String text) {
        return sgr.isEmpty() || text.isBlank() ? text : "\u001b[" + sgr + "m" + text + "\u001b[0m";
    }
}
