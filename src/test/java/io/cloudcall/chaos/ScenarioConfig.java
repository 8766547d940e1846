package io.cloudcall.chaos;

import io.cloudcall.tools.sandbox.TokenFormat;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The parameters of an episode, all derived from the seed.
 *
 * @param seed what the episode's faults follow from
 * @param threads how many threads invoke the function at once
 * @param invocations how many invocations there are
 * @param requestTimeoutMillis the function's WECHAT_REQUEST_TIMEOUT_MS
 * @param debugLog whether the function logs what it sends and receives
 * @param tokenService whether tokens come from a central service instead of WeChat
 * @param tokenFormat what access tokens look like
 * @param tokenLifetime how long access tokens live
 * @param apiFaultRate the fraction of invocations before which faults of API calls are planned
 * @param tokenFaultRate the fraction of invocations before which something happens to the token
 */
record ScenarioConfig(
        long seed,
        int threads,
        int invocations,
        int requestTimeoutMillis,
        boolean debugLog,
        boolean tokenService,
        TokenFormat tokenFormat,
        Duration tokenLifetime,
        double apiFaultRate,
        double tokenFaultRate) {

    /** The sandbox remembers 10,000 requests, and one invocation may cause several. */
    private static final int MAX_INVOCATIONS = 3_000;

    /** An invocation that waits for a timeout holds up its thread, so fewer threads get fewer of them. */
    private static final int INVOCATIONS_PER_THREAD = 250;

    static ScenarioConfig fromSeed(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int threads = 1 << random.nextInt(6);
        return new ScenarioConfig(
                seed,
                threads,
                Math.min(MAX_INVOCATIONS, threads * INVOCATIONS_PER_THREAD),
                random.nextInt(8) == 0 ? 1_500 : random.nextInt(300, 501),
                random.nextBoolean(),
                random.nextInt(4) == 0,
                pick(List.of(TokenFormat.REALISTIC, TokenFormat.LONG, TokenFormat.URL_UNSAFE), random),
                Duration.ofSeconds(pick(List.of(7_200, 7_200, 7_200, 900, 301, 60), random)),
                random.nextDouble(0.02, 0.5),
                random.nextDouble(0.01, 0.08));
    }

    ScenarioConfig withLoad(int otherThreads, int otherInvocations) {
        return new ScenarioConfig(
                seed,
                otherThreads,
                otherInvocations,
                requestTimeoutMillis,
                debugLog,
                tokenService,
                tokenFormat,
                tokenLifetime,
                apiFaultRate,
                tokenFaultRate);
    }

    /** For one thread without haste: tokens of two hours, and requests that only a fault makes too late. */
    ScenarioConfig withoutHaste(int requestTimeout) {
        return new ScenarioConfig(
                seed,
                1,
                invocations,
                requestTimeout,
                debugLog,
                tokenService,
                tokenFormat,
                Duration.ofHours(2),
                apiFaultRate,
                tokenFaultRate);
    }

    String tokenPath() {
        return tokenService ? "/token-service" : "/cgi-bin/stable_token";
    }

    private static <T> T pick(List<T> choices, SplittableRandom random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
