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

/** Clients pointed at a sandbox, and assertions on their failures. */
public final class ClientUnderTest {
    static final String GET_ALL = "/cgi-bin/express/business/account/getall";
    static final String JSON = "application/json; encoding=utf-8";

    private ClientUnderTest() {}

    /** Returns a builder of a client whose sleeper returns at once. */
    public static CloudCallClient.Builder at(Sandbox sandbox) {
        return CloudCallClient.builder()
                .appId(sandbox.appId())
                .appSecret(sandbox.appSecret())
                .baseUrl(URI.create(sandbox.baseUrl()))
                .requestTimeout(Duration.ofSeconds(30))
                .timing(new Timing(Clock.systemUTC(), new Random(1), millis -> {}));
    }

    /** Returns the accounts for a response of WeChat's. */
    public static AccountList accounts(Sandbox sandbox, CloudCallClient cloudCall, String body) {
        sandbox.faults().next(GET_ALL, Fault.respond(200, JSON, body));
        return cloudCall.logistics().getAllAccount();
    }

    /** Returns the failure of a call, and checks that no part of it contains a secret. */
    static CloudCallException failure(Executable call) {
        CloudCallException failure = assertThrows(CloudCallException.class, call);
        SecretRegistry.assertNoneIn(List.of(trace(failure), failure.errMsg(), failure.json()));
        return failure;
    }

    /** Returns the stack trace, as a log would have it. */
    static String trace(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }
}
