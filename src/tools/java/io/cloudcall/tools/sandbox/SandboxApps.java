package io.cloudcall.tools.sandbox;

import io.cloudcall.tools.sandbox.management.RefusedRequests;
import io.cloudcall.tools.sandbox.push.SandboxPushKeys;
import io.cloudcall.tools.sandbox.push.SandboxPushes;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** The apps of a sandbox. Thread-safe. */
final class SandboxApps {

    private final Clock clock;
    private final TokenStore tokenStore;
    private final RefusedRequests refused = new RefusedRequests();
    private final SandboxTokens tokens;
    private final SandboxPushes pushes;
    private final SequencedMap<String, SandboxApp> apps = new LinkedHashMap<>();

    /** Creates the first app, with the sandbox's keys for pushes. */
    SandboxApps(Clock clock, String appId, String appSecret) {
        this(clock, appId, appSecret, any -> SandboxPushKeys.SANDBOX);
    }

    /** Creates the first app, with keys for pushes by AppID. */
    SandboxApps(Clock clock, String appId, String appSecret, Function<String, SandboxPushKeys> pushKeys) {
        this.clock = clock;
        tokenStore = new TokenStore(clock);
        tokens = new SandboxTokens(tokenStore, null, this::tokensOfAll);
        pushes = new SandboxPushes(clock, pushKeys, appId, this::pushChanges);
        add(appId, appSecret);
        // Its first payments date from now. A further app costs nothing before its use.
        first().apis();
    }

    /** @throws IllegalArgumentException if there is such an app already */
    synchronized void add(String appId, String appSecret) {
        if (apps.containsKey(appId)) {
            throw duplicate(appId);
        }
        AppSeed seed = apps.isEmpty() ? AppSeed.first(appId) : AppSeed.further(appId);
        AppCredentials credentials = new AppCredentials(appId, appSecret);
        apps.put(appId, new SandboxApp(clock, seed, credentials, new AppTokens(appId, tokenStore), refused, pushes));
    }

    static IllegalArgumentException duplicate(String appId) {
        return new IllegalArgumentException("the sandbox already has the app " + appId + ": use another AppID");
    }

    synchronized SandboxApp first() {
        return apps.firstEntry().getValue();
    }

    synchronized Optional<SandboxApp> find(String appId) {
        return Optional.ofNullable(apps.get(appId));
    }

    /** @throws IllegalArgumentException if there is no such app */
    SandboxApp get(String appId) {
        return find(appId)
                .orElseThrow(() -> new IllegalArgumentException("the sandbox has no app " + appId + ": add it first"));
    }

    synchronized List<String> ids() {
        return List.copyOf(apps.sequencedKeySet());
    }

    /** Goes back to new apps with these AppSecrets, the first one first, whose tokens have this lifetime. */
    synchronized void reset(Map<String, String> secrets, Duration tokenLifetime) {
        tokenStore.reset(tokenLifetime);
        refused.clear();
        pushes.reset();
        apps.clear();
        secrets.forEach(this::add);
        first().apis();
    }

    /** Returns the current AppSecrets by AppID. */
    synchronized Map<String, String> secrets() {
        Map<String, String> secrets = new LinkedHashMap<>();
        apps.forEach((appId, app) -> secrets.put(appId, app.credentials().appSecret()));
        return secrets;
    }

    SandboxPushes pushes() {
        return pushes;
    }

    private void pushChanges() {
        all().forEach(SandboxApp::pushChanges);
    }

    private synchronized List<SandboxApp> all() {
        return List.copyOf(apps.sequencedValues());
    }

    RefusedRequests refused() {
        return refused;
    }

    /** Returns the tokens of all apps. */
    SandboxTokens tokens() {
        return tokens;
    }

    /** Returns the tokens of one app. */
    SandboxTokens tokens(String appId) {
        SandboxApp app = get(appId);
        return new SandboxTokens(tokenStore, appId, () -> Stream.of(app.tokens()));
    }

    private Stream<AppTokens> tokensOfAll() {
        return all().stream().map(SandboxApp::tokens);
    }
}
