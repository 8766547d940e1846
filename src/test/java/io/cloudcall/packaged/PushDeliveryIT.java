package io.cloudcall.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.tools.aws.EventBridgeStub;
import io.cloudcall.tools.aws.PutEvent;
import io.cloudcall.tools.aws.SecretsManagerStub;
import io.cloudcall.tools.lambda.FunctionProcess;
import io.cloudcall.tools.lambda.Reply;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The packaged handler of pushes with stubs of AWS, and the push that WeChat's page on message push has. */
@Timeout(180)
class PushDeliveryIT {
    private static final String APP_ID = "wxba5fad812f8e6fb9";
    private static final String KEYS = "{\"token\":\"AAAAA\",\"encodingAesKey\":\"" + "A".repeat(43) + "\"}";
    private static final String QUERY = "signature=6c5c811b55cc85e0e1b54100749188c20beb3f5d&timestamp=1714112445"
            + "&nonce=415670741&openid=o9AgO5Kd5ggOC-bXrbNODIiE3bGY&encrypt_type=aes"
            + "&msg_signature=046e02f8204d34f8ba5fa3b1db94908f3df2e9b3";
    private static final String ENCRYPTED = "+qdx1OKCy+5JPCBFWw70tm0fJGb2Jmeia4FCB7kao+/Q5c/ohsOzQHi8khUOb05JCpj0JB4R"
            + "vQMkUyus8TPxLKJGQqcvZqzDpVzazhZv6JsXUnnR8XGT740XgXZUXQ7vJVnAG+tE8NUd4yFyjPy7GgiaviNrlCTj+l5kdfMuFUPpRSrf"
            + "MZuMcp3Fn2Pede2IuQrKEYwKSqFIZoNqJ4M8EajAsjLY2km32IIjdf8YL/P50F7mStwntrA2cPDrM1kb6mOcfBgRtWygb3VIYnSeOBre"
            + "bufAlr7F9mFUPAJGj04=";
    private static final String MESSAGE = "{\"ToUserName\":\"gh_97417a04a28d\",\"FromUserName\":"
            + "\"o9AgO5Kd5ggOC-bXrbNODIiE3bGY\",\"CreateTime\":1714112445,\"MsgType\":\"event\",\"Event\":\"debug_demo\","
            + "\"debug_str\":\"hello world\"}";

    @AutoClose
    private final SecretsManagerStub store = new SecretsManagerStub().respondWithSecret(KEYS);

    @AutoClose
    private final EventBridgeStub bus = new EventBridgeStub();

    private FunctionProcess start(Map<String, String> aws) throws IOException {
        Map<String, String> settings = new HashMap<>(aws);
        settings.put("AWS_ENDPOINT_URL_EVENTBRIDGE", bus.url());
        settings.put("WECHAT_APP_ID", APP_ID);
        settings.put("WECHAT_PUSH_ARN", "wechat-push");
        settings.put("WECHAT_PUSH_BUS", "wechat-push");
        settings.put("WECHAT_PUSH_MAX_AGE_SECONDS", "9999999999");
        return FunctionProcess.startHandler("io.cloudcall.PushFunction::handleRequest", settings);
    }

    private static String push() {
        JsonObject http = new JsonObject().put("method", "POST").put("path", "/push");
        String body = new JsonObject()
                .put("ToUserName", "gh_97417a04a28d")
                .put("Encrypt", ENCRYPTED)
                .encode();
        return new JsonObject()
                .put("version", "2.0")
                .put("routeKey", "POST /push")
                .put("rawPath", "/push")
                .put("rawQueryString", QUERY)
                .put("headers", new JsonObject().put("content-type", "application/json"))
                .put("requestContext", new JsonObject().put("http", http))
                .put("body", body)
                .put("isBase64Encoded", false)
                .encode();
    }

    private static void assertAnswers(int status, String body, FunctionProcess function) {
        Reply reply = function.invoke(push());

        JsonObject response = new JsonObject(reply.body());
        assertEquals(status, response.getInteger("statusCode"), reply.body() + function.output());
        assertEquals(body, response.getString("body"));
        for (String secret : List.of("A".repeat(43), "hello world", "o9AgO5", SecretsManagerStub.KEY)) {
            assertFalse(function.output().contains(secret), function.output());
        }
    }

    @Test
    void putsEachPushOnTheBus() throws IOException {
        try (FunctionProcess function = start(store.environment())) {
            assertAnswers(200, "success", function);
            assertAnswers(200, "success", function);
            assertEquals("", function.textOutput());
        }
        PutEvent event = bus.events().getFirst();
        assertEquals("wechat." + APP_ID, event.source());
        assertEquals("debug_demo", event.detailType());
        assertEquals(MESSAGE, event.detail());
        assertEquals(Instant.ofEpochSecond(1_714_112_445), event.time());
        assertEquals(event.resources(), bus.events().getLast().resources());
        assertEquals(2, bus.events().size());
        assertEquals(1, store.requests().size());
    }

    @Test
    void signsWithTheCredentialsOfAContainer() throws IOException {
        try (FunctionProcess function = start(store.containerEnvironment())) {
            assertAnswers(200, "success", function);
        }
        assertEquals(1, bus.events().size());
    }

    @Test
    void namesTheRemedyWhenTheBusRefuses() throws IOException {
        bus.failEntries("AccessDeniedException", "hello world");
        try (FunctionProcess function = start(store.environment())) {
            assertAnswers(500, "", function);
            assertTrue(
                    function.textOutput().contains("allow its role events:PutEvents on the bus"),
                    function.textOutput());
        }
    }

    @Test
    void deliversThePushThatFollowsAnOutage() throws IOException {
        bus.respondWithError(500, "InternalException", "hello world").forNext(2);
        try (FunctionProcess function = start(store.environment())) {
            assertAnswers(500, "", function);
            assertTrue(function.textOutput().contains("Amazon EventBridge could not answer."), function.output());
            assertAnswers(200, "success", function);
        }
        assertEquals(1, bus.events().size());
    }
}
