package io.cloudcall.tools.sandbox;

/**
 * The numbers of token calls with the correct AppID and AppSecret, including failed ones.
 *
 * @param normal calls of stable_token in normal mode
 * @param forceRefresh calls of stable_token with {@code force_refresh}
 * @param legacy calls of the older {@code GET /cgi-bin/token}
 * @param limitViolations calls of either rejected by a limit (45009 or 45011)
 */
public record TokenCounters(int normal, int forceRefresh, int legacy, int limitViolations) {

    static final TokenCounters NONE = new TokenCounters(0, 0, 0, 0);

    TokenCounters plus(TokenCounters other) {
        return new TokenCounters(
                normal + other.normal,
                forceRefresh + other.forceRefresh,
                legacy + other.legacy,
                limitViolations + other.limitViolations);
    }
}
