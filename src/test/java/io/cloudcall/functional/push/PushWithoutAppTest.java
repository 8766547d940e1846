package io.cloudcall.functional.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.PushFunction;
import io.cloudcall.tools.aws.SecretsManagerStub;
import io.cloudcall.tools.lambda.LocalLambdaContext;
import io.cloudcall.wechat.Timing;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Tests of pushes to a path without an AppID where the settings name none either. */
class PushWithoutAppTest {
    private static final String EVENT = """
            {"version":"2.0","rawPath":"/push","rawQueryString":"signature=a&timestamp=1&nonce=1&echostr=1",
             "requestContext":{"http":{"method":"GET","path":"/push"}},"isBase64Encoded":false}""";

    @AutoClose
    private final SecretsManagerStub secrets = new SecretsManagerStub();

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final ByteArrayOutputStream records = new ByteArrayOutputStream();

    /** Any client can send such a request, so it must not count as a lost push of WeChat's. */
    @Test
    void areRefusedWhereEachAppHasASecret() throws IOException {
        Map<String, String> environment = new HashMap<>(secrets.environment());
        environment.put("WECHAT_PUSH_ARN", "cloudcall/push/{appid}");
        environment.put("WECHAT_PUSH_BUS", "pushes");

        assertEquals(403, statusOf(environment));
        assertTrue(records.toString(StandardCharsets.UTF_8).contains("\"outcome\":\"refused\",\"reason\":\"appId\""));
        assertEquals(List.of(), secrets.requests());
    }

    @Test
    void areAnErrorOfTheSettingsWhereTheKeysAreForNoAppEither() throws IOException {
        Map<String, String> environment = Map.of(
                "WECHAT_PUSH_KEYS",
                "{\"token\":\"none\",\"encodingAesKey\":\"" + "A".repeat(43) + "\"}",
                "WECHAT_PUSH_BUS",
                "pushes");

        assertEquals(500, statusOf(environment));
        assertTrue(log.toString(StandardCharsets.UTF_8).contains("set WECHAT_APP_ID, or put them below one"));
    }

    private int statusOf(Map<String, String> environment) throws IOException {
        ByteArrayOutputStream response = new ByteArrayOutputStream();
        try (PushFunction function = new PushFunction(environment, Timing.system())) {
            function.handleRequest(
                    new ByteArrayInputStream(EVENT.getBytes(StandardCharsets.UTF_8)),
                    response,
                    new LocalLambdaContext(
                            new PrintStream(log, true, StandardCharsets.UTF_8), records, Duration.ofSeconds(6)));
        }
        return new JsonObject(response.toString(StandardCharsets.UTF_8)).getInteger("statusCode");
    }
}
