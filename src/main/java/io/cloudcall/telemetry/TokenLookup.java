package io.cloudcall.telemetry;

/** Where an invocation looked for its access token last. */
public enum TokenLookup {
    /** This process had it. */
    CACHED("kept"),
    /** WeChat was asked, since there was none, or it had ended. */
    FETCHED("fetched"),
    /** WeChat was asked, since it refused the one before. */
    RENEWED("renewed"),
    /** WeChat was made to give another one. */
    FORCED("forced"),
    /** The team's own token service was asked. */
    SERVICE("service");

    private final String label;

    TokenLookup(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
