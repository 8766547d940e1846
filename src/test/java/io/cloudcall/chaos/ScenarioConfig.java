package io.cloudcall.chaos;

import io.cloudcall.tools.sandbox.TokenFormat;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

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
 * @param tls whether the sandbox speaks HTTPS
 * @param apiFaultRate the fraction of invocations before which faults of API calls are planned
 * @param tokenFaultRate the fraction of invocations before which something happens to the token
 * @param apps how many apps the function serves
 * @param signed whether the calls are signed and encrypted
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
        boolean tls,
        double apiFaultRate,
        double tokenFaultRate,
        int apps,
        boolean signed) {

    /** The sandbox records 10,000 requests, and one invocation may cause several. */
    private static final int MAX_INVOCATIONS = 3_000;

    /** An invocation that waits for a timeout holds up its thread, so fewer threads get fewer of them. */
    private static final int INVOCATIONS_PER_THREAD = 250;

    /** One thread of the sandbox has all handshakes to compute, and a storm cuts many. */
    private static final int MAX_THREADS_OVER_TLS = 8;

    /** Each app's keys take 100 ms to make. */
    private static final int MAX_THREADS_OF_SIGNED = 8;

    private static final int LONG_REQUEST_TIMEOUT_MILLIS = 1_500;

    static ScenarioConfig fromSeed(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        boolean tls = random.nextInt(4) == 0;
        int threads = Math.min(1 << random.nextInt(6), tls ? MAX_THREADS_OVER_TLS : Integer.MAX_VALUE);
        return new ScenarioConfig(
                seed,
                threads,
                Math.min(MAX_INVOCATIONS, threads * INVOCATIONS_PER_THREAD),
                tls || random.nextInt(8) == 0 ? LONG_REQUEST_TIMEOUT_MILLIS : random.nextInt(300, 501),
                random.nextBoolean(),
                random.nextInt(4) == 0,
                pick(List.of(TokenFormat.REALISTIC, TokenFormat.LONG, TokenFormat.URL_UNSAFE), random),
                Duration.ofSeconds(pick(List.of(7_200, 7_200, 7_200, 900, 301, 60), random)),
                tls,
                random.nextDouble(0.02, 0.5),
                random.nextDouble(0.01, 0.08),
                random.nextInt(4) == 0 ? 1 : threads,
                threads <= MAX_THREADS_OF_SIGNED && random.nextInt(3) == 0);
    }

    ScenarioConfig withTls(boolean otherTls) {
        return new ScenarioConfig(
                seed,
                threads,
                invocations,
                requestTimeoutMillis,
                debugLog,
                tokenService,
                tokenFormat,
                tokenLifetime,
                otherTls,
                apiFaultRate,
                tokenFaultRate,
                apps,
                signed);
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
                tls,
                apiFaultRate,
                tokenFaultRate,
                apps == 1 ? 1 : otherThreads,
                signed);
    }

    /**
     * For one thread without haste: tokens of two hours, calls in clear, and requests that only a fault makes too late.
     */
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
                tls,
                apiFaultRate,
                tokenFaultRate,
                apps,
                false);
    }

    ScenarioConfig withApps(int otherApps) {
        return new ScenarioConfig(
                seed,
                threads,
                invocations,
                requestTimeoutMillis,
                debugLog,
                tokenService,
                tokenFormat,
                tokenLifetime,
                tls,
                apiFaultRate,
                tokenFaultRate,
                otherApps,
                signed);
    }

    ScenarioConfig withSigned(boolean otherSigned) {
        return new ScenarioConfig(
                seed,
                threads,
                invocations,
                requestTimeoutMillis,
                debugLog,
                tokenService,
                tokenFormat,
                tokenLifetime,
                tls,
                apiFaultRate,
                tokenFaultRate,
                apps,
                otherSigned);
    }

    ScenarioConfig overPlainHttp() {
        return new ScenarioConfig(
                seed,
                threads,
                invocations,
                requestTimeoutMillis,
                debugLog,
                false,
                tokenFormat,
                tokenLifetime,
                false,
                apiFaultRate,
                tokenFaultRate,
                apps,
                signed);
    }

    ChaosApps chaosApps() {
        return ChaosApps.of(apps);
    }

    /** Returns the path that an app's tokens come from. */
    String tokenPath(String appId) {
        if (!tokenService) {
            return "/cgi-bin/stable_token";
        }
        return apps == 1 ? "/token-service" : "/token-service/" + appId;
    }

    Set<String> tokenPaths() {
        return chaosApps().ids().stream().map(this::tokenPath).collect(Collectors.toSet());
    }

    private static <T> T pick(List<T> choices, SplittableRandom random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
