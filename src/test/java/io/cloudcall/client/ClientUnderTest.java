package io.cloudcall.client;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.cloudcall.logistics.AccountList;
import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.tools.sandbox.SecretRegistry;
import io.cloudcall.wechat.Timing;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.function.Executable;

/** Clients that are pointed at a sandbox, and what their failures show. */
public final class ClientUnderTest {
    static final String GET_ALL = "/cgi-bin/express/business/account/getall";
    static final String JSON = "application/json; encoding=utf-8";

    private ClientUnderTest() {}

    /** Settings of a client that never really sleeps. */
    public static CloudCallClient.Builder at(Sandbox sandbox) {
        return CloudCallClient.builder()
                .appId(sandbox.appId())
                .appSecret(sandbox.appSecret())
                .baseUrl(URI.create(sandbox.baseUrl()))
                .requestTimeout(Duration.ofSeconds(30))
                .timing(new Timing(Clock.systemUTC(), new Random(1), millis -> {}));
    }

    /** What {@code getAllAccount} gives for an answer of WeChat's. */
    public static AccountList accounts(Sandbox sandbox, CloudCallClient cloudCall, String body) {
        sandbox.faults().next(GET_ALL, Fault.respond(200, JSON, body));
        return cloudCall.logistics().getAllAccount();
    }

    /** The failure of a call, in which no secret stands, however it is looked at. */
    static CloudCallException failure(Executable call) {
        CloudCallException failure = assertThrows(CloudCallException.class, call);
        SecretRegistry.assertNoneIn(List.of(trace(failure), failure.errMsg(), failure.json()));
        return failure;
    }

    /** All that a log would have of it. */
    static String trace(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }
}
