package io.cloudcall.telemetry;

/** The source of an invocation's last look-up of its access token. */
public enum TokenLookup {
    /** The cache of this process. */
    CACHED("kept"),
    /** A request to WeChat, since there was no token, or an expired one. */
    FETCHED("fetched"),
    /** A request to WeChat, since it rejected the token before. */
    RENEWED("renewed"),
    /** A request to WeChat that forced a new token. */
    FORCED("forced"),
    /** A request to the team's own token service. */
    SERVICE("service");

    private final String label;

    TokenLookup(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
