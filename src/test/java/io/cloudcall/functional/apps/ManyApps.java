package io.cloudcall.functional.apps;

import io.cloudcall.CloudFunction;
import io.cloudcall.tools.aws.SecretsManagerStub;
import io.cloudcall.tools.sandbox.MockClock;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.tools.sandbox.SandboxBuilder;
import io.cloudcall.tools.sandbox.SandboxTokens;
import io.cloudcall.tools.sandbox.WeChatPaths;
import io.cloudcall.wechat.Timing;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Fifty apps of one function, whose AppSecrets AWS Secrets Manager stores. Each has a carrier's account with another
 * quota, which its calls ask for. Its clock stands still until it is advanced.
 */
final class ManyApps implements AutoCloseable {
    static final int COUNT = 50;

    private static final long MAX_WAIT_NANOS = Duration.ofSeconds(10).toNanos();

    private final MockClock clock = MockClock.at(Instant.parse("2021-03-01T00:00:00Z"));
    private final int[] rotations = new int[COUNT];
    private final SecretsManagerStub store = new SecretsManagerStub();
    private final Sandbox sandbox = startSandbox();
    private final CloudFunction function;

    ManyApps() {
        for (int app = 0; app < COUNT; app++) {
            JsonObject account = JsonObject.of("biz_id", MarkedCall.BIZ_ID, "delivery_id", MarkedCall.DELIVERY_ID);
            sandbox.accounts(id(app)).add(account.put("status_code", 0).put("quota_num", quota(app)));
        }
        storeSecrets();
        Map<String, String> settings = new HashMap<>(store.environment());
        settings.put("CLOUD_CALL_API", "*");
        settings.put("WECHAT_API_BASE_URL", sandbox.baseUrl());
        settings.put("WECHAT_APPS_ARN", "team/apps");
        function = new CloudFunction(settings, new Timing(clock, new Random(1), millis -> {}));
    }

    private Sandbox startSandbox() {
        SandboxBuilder builder = Sandbox.builder()
                .clock(clock)
                .echo(MarkedCall.MARK)
                .appId(id(0))
                .appSecret(secret(0));
        for (int app = 1; app < COUNT; app++) {
            builder.app(id(app), secret(app));
        }
        return builder.start();
    }

    static String id(int app) {
        return "wx%016d".formatted(app);
    }

    static int quota(int app) {
        return 1_000 + app;
    }

    private String secret(int app) {
        return "secret-" + rotations[app] + MarkedCall.PART_OF_SECRETS + app;
    }

    private void storeSecrets() {
        JsonObject secrets = new JsonObject();
        for (int app = 0; app < COUNT; app++) {
            secrets.put(id(app), secret(app));
        }
        store.respondWithSecret(secrets.encode());
    }

    CloudFunction function() {
        return function;
    }

    /** Returns the AppID that a token was issued for. */
    String appIdOf(String token) {
        return String.valueOf(sandbox.tokens().appIdOf(token));
    }

    void advance(Duration step) {
        clock.advance(step);
    }

    void revokeTokens(IntPredicate of) {
        changeTokens(of, tokens -> tokens.revoke(tokens.issued().getLast()));
    }

    /** Has the API servers alone reject the tokens. */
    void refuseTokens(IntPredicate of) {
        changeTokens(of, tokens -> tokens.rejectAtApiServers(tokens.issued().getLast()));
    }

    private void changeTokens(IntPredicate of, Consumer<SandboxTokens> change) {
        matching(of).mapToObj(app -> sandbox.tokens(id(app))).forEach(change);
    }

    void rotateSecrets(IntPredicate of) {
        matching(of).forEach(app -> {
            rotations[app]++;
            sandbox.resetAppSecret(id(app), secret(app));
        });
        storeSecrets();
    }

    private static IntStream matching(IntPredicate of) {
        return IntStream.range(0, COUNT).filter(of);
    }

    /** Returns how often the stored secret was read: by two requests each time, as the first has a time of the past. */
    int secretReads() {
        return store.requests().size() / 2;
    }

    /** Returns the requests since the clock was last advanced. */
    Stream<ReceivedRequest> requests() {
        return sandbox.requests().stream().filter(request -> request.arrivedAt().equals(clock.instant()));
    }

    TokenCalls tokenCalls(int app) {
        List<Boolean> forced = tokenRequests(app)
                .filter(body -> secret(app).equals(body.getString("secret")))
                .map(body -> body.getBoolean("force_refresh"))
                .toList();
        return new TokenCalls(Collections.frequency(forced, false), Collections.frequency(forced, true));
    }

    /** Returns the number of token calls with an AppSecret that was rotated, since the clock was last advanced. */
    long refusedTokenCalls(int app) {
        return tokenRequests(app)
                .filter(body -> !secret(app).equals(body.getString("secret")))
                .count();
    }

    private Stream<JsonObject> tokenRequests(int app) {
        return tokenRequests().filter(body -> id(app).equals(body.getString("appid")));
    }

    private Stream<JsonObject> tokenRequests() {
        return requests()
                .filter(request -> request.path().equals(WeChatPaths.STABLE_TOKEN))
                .map(request -> request.body().toJsonObject());
    }

    /** Waits until there were this many token calls since the clock was last advanced. */
    void awaitTokenCalls(int n) {
        long startedAt = System.nanoTime();
        while (tokenRequests().count() < n && System.nanoTime() - startedAt < MAX_WAIT_NANOS) {
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        function.close();
        sandbox.close();
        store.close();
    }
}
