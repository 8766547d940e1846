package io.cloudcall.functional.config;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.SandboxExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionConfigTest {
    private static final String PLAIN_HTTP =
            "WECHAT_API_BASE_URL is plain HTTP, which would send the AppSecret and the access token unencrypted: use https, or set"
                    + " WECHAT_ALLOW_PLAIN_HTTP=true if the way there is safe.";

    @RegisterExtension
    private final SandboxExtension sandbox = SandboxExtension.create();

    @TempDir
    Path folder;

    private String callWith(String name, String value) {
        return callWith(Map.of(name, value));
    }

    private String callWith(Map<String, String> settings) {
        FunctionUnderTest function = sandbox.function(settings);
        String first = function.invoke("{}");
        assertEquals(first, function.invoke("{}"), "a setting that is wrong once is wrong each time");
        return first;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            WECHAT_APP_ID||WECHAT_APP_ID is not set: set it to the AppID of the mini program, which \
            starts with wx.
            WECHAT_APP_ID|' '|WECHAT_APP_ID is not set: set it to the AppID of the mini program, \
            which starts with wx.
            WECHAT_APP_SECRET||WECHAT_APP_SECRET is not set: set it to the AppSecret of the mini \
            program, or set WECHAT_APP_SECRET_ARN to the secret that holds it.
            WECHAT_APP_SECRET_ARN|wechat|WECHAT_APP_SECRET and WECHAT_APP_SECRET_ARN are both set: \
            remove one of them.
            WECHAT_REQUEST_TIMEOUT_MS|5s|WECHAT_REQUEST_TIMEOUT_MS is not a number of milliseconds \
            from 1 to 900000: set it to one, or remove it to get 5000.
            WECHAT_REQUEST_TIMEOUT_MS|0|WECHAT_REQUEST_TIMEOUT_MS is not a number of milliseconds \
            from 1 to 900000: set it to one, or remove it to get 5000.
            WECHAT_REQUEST_TIMEOUT_MS|900001|WECHAT_REQUEST_TIMEOUT_MS is not a number of \
            milliseconds from 1 to 900000: set it to one, or remove it to get 5000.
            WECHAT_API_BASE_URL|a b|WECHAT_API_BASE_URL is not a URL: set it to one such as \
            https://api.weixin.qq.com.
            WECHAT_API_BASE_URL|api.weixin.qq.com|WECHAT_API_BASE_URL must start with https://.
            WECHAT_API_BASE_URL|ftp://host|WECHAT_API_BASE_URL must start with https://.
            WECHAT_API_BASE_URL|https:host|'WECHAT_API_BASE_URL must name a host in ASCII, and \
            perhaps a port from 1 to 65535.'
            WECHAT_API_BASE_URL|https://me@host|WECHAT_API_BASE_URL must not have user information.
            WECHAT_API_BASE_URL|https://me@wx_host|WECHAT_API_BASE_URL must not have user information.
            WECHAT_API_BASE_URL|https://host:65536|'WECHAT_API_BASE_URL must have a port from 1 to 65535, or none.'
            WECHAT_API_BASE_URL|https://host:x|'WECHAT_API_BASE_URL must name a host in ASCII, and perhaps a port \
            from 1 to 65535.'
            WECHAT_API_BASE_URL|http://wx_sandbox:8089|'WECHAT_API_BASE_URL has an underscore in its host, which the \
            names of hosts must not have: use another name of it, such as an alias in Docker Compose, or its address.'
            WECHAT_API_BASE_URL|https://微信.example|'WECHAT_API_BASE_URL must name a host in ASCII, \
            and perhaps a port from 1 to 65535.'
            WECHAT_API_BASE_URL|https://host/cgi-bin|'WECHAT_API_BASE_URL must end with the host or \
            its port: no path, no query.'
            WECHAT_API_BASE_URL|https://host?a|'WECHAT_API_BASE_URL must end with the host or its \
            port: no path, no query.'
            WECHAT_CA_FILE|no-such-file|WECHAT_CA_FILE names a file that cannot be read: set it to \
            a PEM file of certificates.
            WECHAT_CA_FILE|pom.xml|WECHAT_CA_FILE names a file without certificates: set it to a \
            PEM file of certificates.
            CLOUD_CALL_CONFIG|no-such-file|'The config.json that CLOUD_CALL_CONFIG names cannot be \
            read: it must look like {"permissions":{"openapi":["logistics.getAllAccount"]}}.'
            """)
    void namesTheSettingAndTheRemedy(String name, String value, String sentence) {
        assertResult(callWith(name, value == null ? "" : value)).isArgsError(sentence);
        assertEquals(List.of(), sandbox.requests());
    }

    @Test
    void refusesAnArnOfSomethingElse() {
        String result = callWith(Map.of(
                "WECHAT_APP_SECRET",
                "",
                "WECHAT_APP_SECRET_ARN",
                "arn:aws:ssm:us-east-1:123456789012:parameter/wechat"));

        assertResult(result)
                .isArgsError("WECHAT_APP_SECRET_ARN is neither the ARN nor the name of a secret: set it to one such as"
                        + " arn:aws:secretsmanager:us-east-1:123456789012:secret:wechat-app-secret-a1b2c3.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://wechat.example",
                "http://192.0.2.1",
                "http://127.0.0.1.example",
                "http://localhost.example"
            })
    void refusesPlainHttpToAnotherMachine(String url) {
        assertResult(callWith("WECHAT_API_BASE_URL", url)).isArgsError(PLAIN_HTTP);
    }

    @Test
    void allowsPlainHttpToAnotherMachineWhenTold() {
        String result =
                callWith(Map.of("WECHAT_API_BASE_URL", "http://wechat.invalid", "WECHAT_ALLOW_PLAIN_HTTP", "true"));

        assertResult(result).contains("The server's name could not be resolved.");
    }

    @Test
    void refusesAFlagThatIsNeitherTrueNorFalse() {
        String result =
                callWith(Map.of("WECHAT_API_BASE_URL", "http://wechat.example", "WECHAT_ALLOW_PLAIN_HTTP", "yes"));

        assertResult(result)
                .isArgsError("WECHAT_ALLOW_PLAIN_HTTP is neither true nor false: set it to one of them, or remove it.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST", "127.0.0.1", "127.1.2.3"})
    void allowsPlainHttpToThisMachine(String host) {
        String result = callWith(
                "WECHAT_API_BASE_URL", "HTTP://" + host + ":" + sandbox.server().port() + "/");

        assertTrue(result.contains("getAllAccount:ok") || host.equals("127.1.2.3"), result);
        assertTrue(!result.contains("plain HTTP"), result);
    }

    @Test
    void doesNotKnowAnApiThatTheCatalogueLacks() {
        assertResult(callWith("CLOUD_CALL_API", "logistics.getAllAcount")).isPlatformError(-604100);
    }

    @Test
    void mayNotCallWhatConfigJsonDoesNotList() throws IOException {
        assertResult(callWith("CLOUD_CALL_CONFIG", config("{\"permissions\":{\"openapi\":[\"logistics.getQuota\"]}}")))
                .isPlatformError(-604101);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {|it is malformed at line 1, column 2
            ''|it is empty
            {}|it has no list permissions.openapi
            {"permissions":{"openapi":{}}}|it has no list permissions.openapi
            {"permissions":{"openapi":[7]}}|permissions.openapi holds something that is not a name
            """)
    void saysWhatIsWrongWithConfigJson(String text, String what) throws IOException {
        assertResult(callWith("CLOUD_CALL_CONFIG", config(text)))
                .isArgsError("The config.json that CLOUD_CALL_CONFIG names is not usable, " + what
                        + ": it must look like {\"permissions\":{\"openapi\":[\"logistics.getAllAccount\"]}}.");
    }

    private String config(String text) throws IOException {
        return Files.writeString(folder.resolve("config.json"), text).toString();
    }
}
