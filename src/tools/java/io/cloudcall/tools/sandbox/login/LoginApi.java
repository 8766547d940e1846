package io.cloudcall.tools.sandbox.login;

import io.cloudcall.tools.sandbox.ApiFamily;
import io.cloudcall.tools.sandbox.AppCredentials;
import io.cloudcall.tools.sandbox.Route;
import java.time.Clock;
import java.util.Map;

/** The state of the sandbox's logins, and the routes of their APIs. Thread-safe. */
public final class LoginApi implements ApiFamily {

    private final Clock clock;
    private final AppCredentials credentials;
    private final UserSessions sessions = new UserSessions();

    /** Creates the logins of a mini program. */
    public LoginApi(Clock clock, AppCredentials credentials) {
        this.clock = clock;
        this.credentials = credentials;
    }

    @Override
    public Map<String, Route> routes() {
        return Map.of(
                "/sns/jscode2session",
                Route.unauthenticated("GET", new Code2SessionEndpoint(credentials, sessions)),
                "/wxa/checksession",
                Route.authenticated("GET", new CheckSessionKeyEndpoint(sessions)),
                "/wxa/resetusersessionkey",
                Route.authenticated("GET", new ResetUserSessionKeyEndpoint(sessions)),
                "/wxa/business/getuserphonenumber",
                Route.authenticated("POST", new GetPhoneNumberEndpoint(clock, credentials.appId())));
    }
}
