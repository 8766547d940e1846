package io.cloudcall.tools.sandbox.login;

import io.cloudcall.tools.sandbox.ApiFamily;
import io.cloudcall.tools.sandbox.AppCredentials;
import io.cloudcall.tools.sandbox.AppSeed;
import io.cloudcall.tools.sandbox.Route;
import java.time.Clock;
import java.util.Map;

/** The state of an app's logins, and the routes of their APIs. Thread-safe. */
public final class LoginApi implements ApiFamily {

    private final Clock clock;
    private final AppSeed seed;
    private final AppCredentials credentials;
    private final UserSessions sessions = new UserSessions();

    /** Creates the logins of an app. */
    public LoginApi(Clock clock, AppSeed seed, AppCredentials credentials) {
        this.clock = clock;
        this.seed = seed;
        this.credentials = credentials;
    }

    @Override
    public Map<String, Route> routes() {
        return Map.of(
                "/sns/jscode2session",
                Route.unauthenticated("GET", new Code2SessionEndpoint(seed, credentials, sessions)),
                "/wxa/checksession",
                Route.authenticated("GET", new CheckSessionKeyEndpoint(sessions)),
                "/wxa/resetusersessionkey",
                Route.authenticated("GET", new ResetUserSessionKeyEndpoint(sessions)),
                "/wxa/business/getuserphonenumber",
                Route.authenticated("POST", new GetPhoneNumberEndpoint(clock, seed)));
    }
}
