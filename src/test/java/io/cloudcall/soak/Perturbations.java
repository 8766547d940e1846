package io.cloudcall.soak;

import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.tools.sandbox.TokenCounters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The perturbations on WeChat's side during a run: expired tokens and closed idle connections. Not thread-safe. */
final class Perturbations {
    /**
     * So that a token is due for its renewal in the background, which comes three to five minutes before its end,
     * within ten seconds after it was issued.
     */
    static final Duration LIFETIME = Duration.ofSeconds(190);

    private static final int ROUNDS_PER_EXPIRY = 3;
    private static final int ROUNDS_PER_CLOSING = 4;
    private static final int ROUNDS_PER_LONG_REST = 16;

    /** Shorter than the idle limit of 50 s: the function keeps the connections that it has. */
    private static final long LONG_REST_SECONDS = 11;

    private final Sandbox sandbox;
    private int expiries;
    private int closings;
    private int longRests;

    Perturbations(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    /**
     * Closes the few connections that are idle under load, some of which are about to be used, and at times expires all
     * tokens.
     */
    void perturbUnderLoad(int round) {
        closings += sandbox.closeIdleConnections();
        if (round % ROUNDS_PER_EXPIRY == 0) {
            sandbox.tokens().expireAll();
            expiries++;
        }
    }

    /** Closes idle connections between rounds, or leaves the function unused for a while. */
    void perturbAtRest(int round) throws InterruptedException {
        if (round % ROUNDS_PER_CLOSING == 1) {
            closings += sandbox.closeIdleConnections();
        }
        if (round % ROUNDS_PER_LONG_REST == ROUNDS_PER_LONG_REST / 2) {
            TimeUnit.SECONDS.sleep(LONG_REST_SECONDS);
            longRests++;
        }
    }

    /** Returns missing perturbations, and violations of WeChat's limits. */
    List<String> violations() {
        List<String> violations = new ArrayList<>();
        TokenCounters counters = sandbox.tokens().counters();
        if (counters.normal() <= expiries) {
            violations.add(expiries + " times all tokens expired, and only " + counters.normal() + " were fetched");
        }
        if (counters.forceRefresh() > 0 || counters.limitViolations() > 0) {
            violations.add("tokens were fetched by force, or too often: " + counters);
        }
        if (expiries < 3 || closings < 3) {
            violations.add("too little went wrong: " + this);
        }
        return violations;
    }

    @Override
    public String toString() {
        return "tokens: " + sandbox.tokens().issued().size() + " issued, all expired at once " + expiries
                + " times\nconnections: " + opened() + " opened, " + closings
                + " closed by the server while idle, unused for "
                + LONG_REST_SECONDS + " s " + longRests + " times";
    }

    private long opened() {
        return sandbox.requests().stream()
                .mapToLong(request -> request.connection())
                .max()
                .orElse(0);
    }
}
