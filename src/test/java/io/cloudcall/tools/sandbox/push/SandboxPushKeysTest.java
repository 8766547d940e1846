package io.cloudcall.tools.sandbox.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SandboxPushKeysTest {
    private static final String KEY = "k".repeat(43);

    @Test
    void readsTheKeysOfOneAppAndOfSeveral() {
        JsonObject keys = new SandboxPushKeys("token", KEY).toJson();
        JsonObject rotating = keys.copy().put("previous", new JsonObject().put("token", "old"));

        assertEquals(new SandboxPushKeys("token", KEY), SandboxPushKeys.parse(rotating.encode(), "wx1"));
        assertEquals(
                new SandboxPushKeys("token", KEY),
                SandboxPushKeys.parse(new JsonObject().put("wx2", rotating).encode(), "wx2"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            no JSON with-a-secret | it is not a JSON object
            {"wx2":{}} | it has no keys of wx1
            {"wx1":{"token":"with-a-secret"}} | its encodingAesKey is not a string
            {"token":1,"encodingAesKey":"with-a-secret"} | its token is not a string
            {"token":"","encodingAesKey":"with-a-secret"} | its token is empty
            {"token":"t","encodingAesKey":"with-a-secret"} | its encodingAesKey is not the 43 characters of WeChat's console
            """)
    void refusesOtherFormsWithoutTheirText(String json, String message) {
        IllegalArgumentException error =
                assertThrows(IllegalArgumentException.class, () -> SandboxPushKeys.parse(json, "wx1"));

        assertEquals(message, error.getMessage());
        assertEquals(null, error.getCause());
    }

    @Test
    void printsNoKey() {
        assertFalse(SandboxPushKeys.SANDBOX.toString().contains(SandboxPushKeys.SANDBOX.token()));
    }
}
