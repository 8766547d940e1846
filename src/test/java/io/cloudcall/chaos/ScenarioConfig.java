package io.cloudcall.chaos;

import io.cloudcall.tools.sandbox.TokenFormat;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What distinguishes one episode from another; all of it follows from the seed.
 *
 * @param seed what the episode's faults follow from
 * @param threads how many invoke the function at once
 * @param invocations how many invocations there are
 * @param requestTimeoutMillis the function's WECHAT_REQUEST_TIMEOUT_MS
 * @param ownTokenService whether tokens come from a central service instead of WeChat
 * @param tokens what access tokens look like
 * @param lifetime how long they live
 * @param faultRate in how many invocations of one API calls are to fail
 * @param troubleRate in how many invocations of one there is trouble with the token
 */
record ScenarioConfig(
        long seed,
        int threads,
        int invocations,
        int requestTimeoutMillis,
        boolean ownTokenService,
        TokenFormat tokens,
        Duration lifetime,
        double faultRate,
        double troubleRate) {

    /** The sandbox remembers 10,000 requests, and one invocation may cause several. */
    private static final int MOST_INVOCATIONS = 3_000;

    /** An invocation that waits for a timeout holds up its thread, so fewer threads get fewer of them. */
    private static final int INVOCATIONS_OF_ONE_THREAD = 250;

    static ScenarioConfig of(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int threads = 1 << random.nextInt(6);
        return new ScenarioConfig(
                seed,
                threads,
                Math.min(MOST_INVOCATIONS, threads * INVOCATIONS_OF_ONE_THREAD),
                random.nextInt(8) == 0 ? 1_500 : random.nextInt(150, 401),
                random.nextInt(4) == 0,
                pick(List.of(TokenFormat.REALISTIC, TokenFormat.LONG, TokenFormat.URL_UNSAFE), random),
                Duration.ofSeconds(pick(List.of(7_200, 7_200, 7_200, 900, 301, 60), random)),
                random.nextDouble(0.02, 0.5),
                random.nextDouble(0.01, 0.08));
    }

    ScenarioConfig with(int otherThreads, int otherInvocations) {
        return new ScenarioConfig(
                seed,
                otherThreads,
                otherInvocations,
                requestTimeoutMillis,
                ownTokenService,
                tokens,
                lifetime,
                faultRate,
                troubleRate);
    }

    private static <T> T pick(List<T> choices, SplittableRandom random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
