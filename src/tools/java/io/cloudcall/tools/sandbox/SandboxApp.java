package io.cloudcall.tools.sandbox;

import io.cloudcall.tools.sandbox.management.RefusedRequests;
import io.cloudcall.tools.sandbox.push.PushSource;
import io.cloudcall.tools.sandbox.push.SandboxPushes;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** One app of the sandbox with its whole state, most of which is created at its first use. Thread-safe. */
final class SandboxApp implements PushSource {

    private final Clock clock;
    private final AppSeed seed;
    private final AppCredentials credentials;
    private final AppTokens tokens;
    private final RefusedRequests refused;
    private final SandboxPushes pushes;
    private @Nullable SandboxApis apis;

    SandboxApp(
            Clock clock,
            AppSeed seed,
            AppCredentials credentials,
            AppTokens tokens,
            RefusedRequests refused,
            SandboxPushes pushes) {
        this.clock = clock;
        this.seed = seed;
        this.credentials = credentials;
        this.tokens = tokens;
        this.refused = refused;
        this.pushes = pushes;
    }

    String appId() {
        return credentials.appId();
    }

    AppCredentials credentials() {
        return credentials;
    }

    AppTokens tokens() {
        return tokens;
    }

    synchronized SandboxApis apis() {
        if (apis == null) {
            apis = new SandboxApis(clock, seed, credentials, tokens, refused, pushes);
        }
        return apis;
    }

    /** Pushes what has changed; an app without a first use has no state to look at. */
    @Override
    public void pushChanges() {
        SandboxApis used;
        synchronized (this) {
            used = apis;
        }
        if (used != null) {
            used.pushChanges();
        }
    }
}
