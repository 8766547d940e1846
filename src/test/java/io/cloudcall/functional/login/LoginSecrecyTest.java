package io.cloudcall.functional.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.tools.sandbox.ConnectProxy;
import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.tools.sandbox.SecretRegistry;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Logs of successful and failed logins: they contain neither the AppSecret, nor the code, nor the session key. When a
 * function is closed, its logs and results are searched for them.
 */
class LoginSecrecyTest extends LoginFixture {
    private static final String CODE = "sandbox-ann-4711";
    private static final String SESSION = "{\"session_key\":\"fake\\/session+key0123456789==\",\"openid\":\"oFAKE\"";
    private static final Map<String, String> DEBUG = Map.of("AWS_LAMBDA_LOG_LEVEL", "DEBUG");

    private final Queue<String> libraryLog = new ConcurrentLinkedQueue<>();
    private final Logger libraries = Logger.getLogger("io");
    private final Handler handler = new Handler() {
        private final SimpleFormatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord entry) {
            libraryLog.add(formatter.format(entry));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void readTheLogOfTheLibraries() {
        SecretRegistry.addForLogs(CODE);
        SecretRegistry.addForLogs("fake/session+key0123456789==");
        SecretRegistry.addForLogs("fake\\/session+key0123456789==");
        SecretRegistry.addForLogs("session+key0123456789");
        handler.setLevel(Level.ALL);
        libraries.setLevel(Level.ALL);
        libraries.addHandler(handler);
    }

    @AfterEach
    void searchTheLogOfTheLibraries() {
        libraries.removeHandler(handler);
        libraries.setLevel(null);
        SecretRegistry.assertNoneInLog(libraryLog);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "DEBUG", "INFO", "ERROR"})
    void keepsASuccessToItself(String level) {
        FunctionUnderTest router = router(Map.of("AWS_LAMBDA_LOG_LEVEL", level));

        JsonObject session = new JsonObject(router.invoke(login(CODE)));

        assertEquals(0, session.getInteger("errCode"));
        SecretRegistry.addForLogs(session.getString("openid"));
        SecretRegistry.addForLogs(session.getString("unionid"));
    }

    @Test
    void showsThatThereWasAnExchange() {
        FunctionUnderTest router = router(DEBUG);

        router.invoke(login(CODE));

        List<String> lines = router.log().lines().toList();
        assertEquals("sent GET " + LOGIN_PATH, lines.get(0));
        assertTrue(lines.get(1).matches("received HTTP 200 in \\d+ ms, text/plain: \\d+ bytes"), lines.get(1));
        assertEquals(2, lines.size());
    }

    static Stream<Fault> failures() {
        return Stream.of(
                Fault.reset(),
                Fault.resetAfterWork(),
                Fault.resetWithin(150),
                Fault.closeBeforeResponse(),
                Fault.dropResponse(),
                Fault.closeWithin(180),
                Fault.truncateAfter(70),
                Fault.contentLengthTooSmall(40),
                Fault.contentLengthTooLarge(5),
                Fault.duplicateResponse(),
                Fault.hang(),
                Fault.minuteQuota(),
                Fault.redirect("https://localhost/login"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void keepsAFailureToItself(Fault fault) {
        FunctionUnderTest router = router(Map.of("AWS_LAMBDA_LOG_LEVEL", "DEBUG", "WECHAT_REQUEST_TIMEOUT_MS", "500"));
        sandbox.faults().next(LOGIN_PATH, fault);

        router.invoke(login(CODE));

        assertTrue(router.log().startsWith("sent GET " + LOGIN_PATH + "\n"), router.log());
    }

    /** Returns pages of errors in which a gateway quotes the request. */
    static List<String> quotes() {
        return List.of(
                "<p>No way to %s</p>",
                "{\"errcode\":40029,\"errmsg\":\"invalid code in %s\"}",
                "{\"errcode\":40001,\"errmsg\":\"%s\",\"session_key\":\"fake\\/session+key0123456789==\"}",
                "no JSON: %s",
                SESSION,
                SESSION + ",}",
                "[" + SESSION + "}]",
                SESSION.replace("\"", "\\u0022"),
                "session_key=fake/session+key0123456789==&openid=oFAKE");
    }

    @ParameterizedTest
    @MethodSource("quotes")
    void keepsToItselfWhatAnAnswerQuotes(String quote) {
        FunctionUnderTest router = router(DEBUG);
        String target = LOGIN_PATH + "?appid=" + sandbox.appId() + "&secret=" + sandbox.appSecret() + "&js_code=" + CODE
                + "&grant_type=authorization_code";

        for (String type : List.of("text/plain", "application/json", "text/html", "image/png")) {
            for (int status : List.of(200, 404, 502)) {
                sandbox.faults().next(LOGIN_PATH, Fault.respond(status, type, quote.replace("%s", target)));
                router.invoke(login(CODE));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://127.0.0.1:%d", "http://127.0.0.1:1", "https://login.invalid", "http://[::1]:%d"})
    void keepsToItselfThatThereIsNoServer(String url) {
        FunctionUnderTest router = router(Map.of(
                "AWS_LAMBDA_LOG_LEVEL",
                "DEBUG",
                "WECHAT_API_BASE_URL",
                url.formatted(sandbox.server().port())));

        assertTrue(router.invoke(login(CODE)).startsWith("{\"errCode\":-501001,"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 407 No", "HTTP/1.1 503 No", "not HTTP"})
    void keepsToItselfThatAProxyRefuses(String answer) throws IOException {
        try (ConnectProxy proxy = ConnectProxy.startRefusing(answer)) {
            FunctionUnderTest router = router(Map.of(
                    "AWS_LAMBDA_LOG_LEVEL",
                    "DEBUG",
                    "WECHAT_API_BASE_URL",
                    "https://localhost:" + sandbox.server().port(),
                    "HTTPS_PROXY",
                    proxy.address()));

            assertTrue(router.invoke(login(CODE)).startsWith("{\"errCode\":-501001,"));
        }
    }
}
