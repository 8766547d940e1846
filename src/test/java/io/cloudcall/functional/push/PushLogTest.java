package io.cloudcall.functional.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.Context;
import io.cloudcall.tools.aws.EventBridgeStub;
import io.cloudcall.tools.lambda.LocalLambdaContext;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The log of a push, and the absence of secrets and messages in it. */
class PushLogTest {
    private static final String MESSAGE =
            "{\"MsgType\":\"event\",\"Event\":\"add_express_path\",\"FromUserName\":\"secret-openid\",\"a\":\"secret-text\"}";

    @AutoClose
    private final EventBridgeStub bus = new EventBridgeStub();

    private static Set<String> metrics(JsonObject line) {
        JsonObject directive =
                line.getJsonObject("_aws").getJsonArray("CloudWatchMetrics").getJsonObject(0);
        assertEquals("Cloudcall", directive.getString("Namespace"));
        assertEquals(new JsonArray().add(new JsonArray().add("Function")), directive.getJsonArray("Dimensions"));
        Set<String> names = new TreeSet<>();
        directive.getJsonArray("Metrics").forEach(metric -> names.add(((JsonObject) metric).getString("Name")));
        return names;
    }

    @Test
    void countsEachOutcomeByAMetric() {
        try (PushFunctionUnderTest function = PushFunctionUnderTest.at(bus)) {
            function.invoke(SignedPush.of(MESSAGE).event());
            assertEquals(Set.of("PushesDelivered", "PushDuration"), metrics(function.record()));
            function.invoke(SignedPush.of(MESSAGE).with("nonce", "1").event());
            assertEquals(Set.of("PushesRefused", "PushDuration"), metrics(function.record()));
            function.invoke(SignedPush.verification(PushEncryption.DEFAULT, "1").event());
            assertEquals(Set.of("PushDuration"), metrics(function.record()));
            function.invoke("{}");
            assertEquals(Set.of("PushDuration"), metrics(function.record()));
            bus.respondWithError(500, "InternalFailure", "secret-openid secret-text");
            function.invoke(SignedPush.of(MESSAGE).event());
            assertEquals(Set.of("PushesNotDelivered", "PushDuration"), metrics(function.record()));
            assertEquals(5, function.records().size());
        }
    }

    @Test
    void namesTypeAndIdOfAuthenticatedMessagesOnly() {
        try (PushFunctionUnderTest function = PushFunctionUnderTest.at(bus)) {
            function.invoke(SignedPush.of(MESSAGE).event());

            JsonObject line = function.record();
            assertEquals(
                    Set.of(
                            "timestamp",
                            "level",
                            "AWSRequestId",
                            "Function",
                            "outcome",
                            "appId",
                            "type",
                            "id",
                            "PushesDelivered",
                            "PushDuration",
                            "_aws"),
                    line.fieldNames());
            assertEquals("cloudcall", line.getString("Function"));
        }
    }

    /** Of each request that differs in one part, at the level that logs most. */
    @ParameterizedTest
    @ValueSource(strings = {"INFO", "DEBUG", "TRACE"})
    void hasNothingOfRequestsAndMessages(String level) {
        List<String> printed = new ArrayList<>();
        Handler handler = recordingHandler(printed);
        Logger root = Logger.getLogger("");
        Level before = root.getLevel();
        root.addHandler(handler);
        root.setLevel(Level.ALL);
        try (PushFunctionUnderTest function = PushFunctionUnderTest.at(bus, Map.of("AWS_LAMBDA_LOG_LEVEL", level))) {
            SignedPush push = SignedPush.of(MESSAGE);
            function.keepSecret("secret-", push.ciphertext(), push.parameter("msg_signature"));
            requests(push).forEach(function::invoke);
            bus.respondWithError(400, "ValidationException", "secret-openid secret-text");
            function.invoke(push.event());
            bus.failEntries("MalformedDetail", "secret-openid secret-text");
            function.invoke(push.event());
            bus.respondWith(200, "text/plain", "secret-openid secret-text");
            function.invoke(push.event());
        } finally {
            root.removeHandler(handler);
            root.setLevel(before);
        }
        String libraries = String.join("\n", printed);
        assertFalse(libraries.contains("secret-"), libraries);
        assertFalse(libraries.contains(PushEncryption.DEFAULT.token()), libraries);
    }

    private static List<String> requests(SignedPush push) {
        return List.of(
                push.event(),
                push.with("nonce", "secret-nonce").event(),
                push.with("secret-name", "secret-value").event(),
                push.with("openid", "secret-openid").without("nonce").event(),
                push.withPath("/push/secret-app").event(),
                push.withPath("/secret-path").withBody("secret-body").event(),
                push.withBody("{\"secret-field\":1}").event(),
                push.withMethod("secret-method").event(),
                push.withBody("<secret-xml/>").without("msg_signature").event(),
                SignedPush.of("secret-message").event(),
                SignedPush.of(
                                PushEncryption.DEFAULT,
                                "secret-app",
                                MESSAGE,
                                Instant.now().getEpochSecond())
                        .event(),
                SignedPush.of(PushEncryption.DEFAULT, SignedPush.APP_ID, MESSAGE, 1)
                        .event(),
                SignedPush.verification(PushEncryption.DEFAULT, "secret-echo").event(),
                SignedPush.verification(PushEncryption.DEFAULT, "secret-echo")
                        .with("signature", "secret-signature")
                        .event(),
                "{\"secret-event\":1",
                "secret-event");
    }

    private static Handler recordingHandler(List<String> printed) {
        return new Handler() {
            @Override
            public synchronized void publish(LogRecord logged) {
                printed.add(logged.getMessage() + " "
                        + List.of(logged.getParameters() == null ? new Object[0] : logged.getParameters()));
            }

            @Override
            public void flush() {
                // Nothing is buffered.
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
    }

    /** A message or a key in an exception's message is not logged. */
    @ParameterizedTest
    @ValueSource(strings = {"error", "exception"})
    void answersAnErrorOfItsOwnWithoutDetails(String kind) throws IOException {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        ByteArrayOutputStream response = new ByteArrayOutputStream();
        PrintStream lines = new PrintStream(log, true, StandardCharsets.UTF_8);
        Context working = new LocalLambdaContext(lines, log, Duration.ofSeconds(10));
        Context broken = (Context) Proxy.newProxyInstance(
                Context.class.getClassLoader(), new Class<?>[] {Context.class}, (proxy, method, arguments) -> {
                    if (!method.getName().equals("getRemainingTimeInMillis")) {
                        return method.invoke(working, arguments);
                    }
                    throw kind.equals("error")
                            ? new NoClassDefFoundError("secret-class")
                            : new IllegalStateException("secret-state", new RuntimeException("secret-cause"));
                });
        try (PushFunctionUnderTest function = PushFunctionUnderTest.at(bus)) {
            function.function()
                    .handleRequest(
                            new ByteArrayInputStream(
                                    SignedPush.of(MESSAGE).event().getBytes(StandardCharsets.UTF_8)),
                            response,
                            broken);
        }

        JsonObject answer = new JsonObject(response.toString(StandardCharsets.UTF_8));
        assertEquals(500, answer.getInteger("statusCode"));
        assertEquals("", answer.getString("body"));
        String text = log.toString(StandardCharsets.UTF_8);
        assertTrue(text.contains(kind.equals("error") ? "NoClassDefFoundError" : "Caused by: java.lang.Runtime"), text);
        assertTrue(text.contains("\"reason\":\"internal\""), text);
        assertFalse(text.contains("secret-"), text);
    }
}
