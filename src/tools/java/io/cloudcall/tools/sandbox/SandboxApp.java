package io.cloudcall.tools.sandbox;

import io.cloudcall.tools.sandbox.management.RefusedRequests;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** One app of the sandbox with its whole state, most of which is created at its first use. Thread-safe. */
final class SandboxApp {

    private final Clock clock;
    private final AppSeed seed;
    private final AppCredentials credentials;
    private final AppTokens tokens;
    private final RefusedRequests refused;
    private @Nullable SandboxApis apis;

    SandboxApp(Clock clock, AppSeed seed, AppCredentials credentials, AppTokens tokens, RefusedRequests refused) {
        this.clock = clock;
        this.seed = seed;
        this.credentials = credentials;
        this.tokens = tokens;
        this.refused = refused;
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
            apis = new SandboxApis(clock, seed, credentials, tokens, refused);
        }
        return apis;
    }
}
