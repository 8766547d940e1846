package io.cloudcall.tools.sandbox.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.tools.sandbox.SandboxCaller;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sandbox's login, as its callers see it; SessionKeyTest has what follows a login. */
class LoginApiTest {
    @AutoClose
    private final Sandbox sandbox = Sandbox.builder().start();

    @AutoClose
    private final SandboxCaller caller = new SandboxCaller(sandbox);

    private Map<String, String> parameters(String code) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("appid", sandbox.appId());
        parameters.put("secret", sandbox.appSecret());
        parameters.put("js_code", code);
        parameters.put("grant_type", "authorization_code");
        return parameters;
    }

    private HttpResponse<String> get(Map<String, String> parameters) throws IOException, InterruptedException {
        return caller.get("/sns/jscode2session?"
                + parameters.entrySet().stream()
                        .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                        .collect(Collectors.joining("&")));
    }

    private JsonObject logIn(String code) throws IOException, InterruptedException {
        return new JsonObject(get(parameters(code)).body());
    }

    private void assertRefused(int errcode, String text, Map<String, String> parameters)
            throws IOException, InterruptedException {
        JsonObject error = new JsonObject(get(parameters).body());

        assertEquals(errcode, error.getInteger("errcode"));
        assertTrue(error.getString("errmsg").startsWith(text + " rid: "), error.getString("errmsg"));
    }

    @Test
    void labelsASessionAsTextWithoutAnErrcode() throws Exception {
        HttpResponse<String> response = get(parameters("sandbox-ann"));

        assertEquals("text/plain", response.headers().firstValue("content-type").orElseThrow());
        assertFalse(response.body().matches(".*[^\\\\]/.*"), response.body());
        assertFalse(response.body().contains("errcode"), response.body());
    }

    @ParameterizedTest
    @CsvSource({
        "appid, '', 41002, appid missing",
        "secret, '', 41004, appsecret missing",
        "grant_type, '', 40002, invalid grant_type",
        "grant_type, client_credential, 40002, invalid grant_type",
        "appid, wxOTHER, 40013, invalid appid",
        "secret, wrong, 40125, 'invalid appsecret,'",
        "js_code, '', 41008, 'missing code,'",
        "js_code, 0a1b2c3d, 40029, 'invalid code,'"
    })
    void refusesInvalidParameters(String name, String value, int errcode, String text) throws Exception {
        Map<String, String> parameters = parameters("sandbox-ann");
        parameters.put(name, value);
        assertRefused(errcode, text, parameters);

        assertTrue(logIn("sandbox-ann").containsKey("openid"), "the code is not spent");
    }

    @Test
    void acceptsACodeOnce() throws Exception {
        logIn("sandbox-ann");

        assertRefused(40163, "code been used,", parameters("sandbox-ann"));
    }

    @Test
    void knowsAUserByTheNameInTheCode() throws Exception {
        JsonObject ann = logIn("sandbox-ann");
        JsonObject annAgain = logIn("sandbox-ann-2");
        JsonObject bob = logIn("sandbox-bob");

        assertEquals(ann.getString("openid"), annAgain.getString("openid"));
        assertEquals(ann.getString("unionid"), annAgain.getString("unionid"));
        assertNotEquals(ann.getString("session_key"), annAgain.getString("session_key"));
        assertNotEquals(ann.getString("openid"), bob.getString("openid"));
        assertNotEquals(ann.getString("openid"), ann.getString("unionid"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sandbox-", "sandbox", "sandbox-ann-", "sandbox-ann-x", "sandbox-an_n", "Sandbox-ann"})
    void knowsNoUserByAnyOtherCode(String code) throws Exception {
        assertRefused(40029, "invalid code,", parameters(code));
    }

    @Test
    void requiresGet() throws Exception {
        assertTrue(caller.post("/sns/jscode2session?js_code=sandbox-ann", "{}")
                .body()
                .contains("43001"));
    }
}
