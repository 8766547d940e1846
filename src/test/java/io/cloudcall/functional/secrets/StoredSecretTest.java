package io.cloudcall.functional.secrets;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.SandboxExtension;
import io.cloudcall.tools.sandbox.ConnectProxy;
import io.cloudcall.tools.secretsmanager.SecretsManagerStub;
import io.cloudcall.wechat.Timing;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The function with its AppSecret in a store that looks at signatures and otherwise behaves as a test wants. */
class StoredSecretTest {
    private static final String NAME = "team/wechat";
    private static final String ARN = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:team/wechat-a1b2c3";
    private static final String NAMED = "The secret that WECHAT_APP_SECRET_ARN names ";
    private static final String NOT_ANSWERED = "AWS Secrets Manager could not answer.";
    private static final String NOT_REACHED = "AWS Secrets Manager could not be reached.";
    private static final String NO_CREDENTIALS = "The endpoint that gives the function its AWS credentials gave none.";
    private static final String INCOMPLETE =
            "WECHAT_APP_SECRET_ARN needs AWS credentials and a region. Lambda provides them; elsewhere set AWS_REGION,"
                    + " AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY. A profile's come from"
                    + " aws configure export-credentials --format env.";

    @RegisterExtension
    private final SandboxExtension sandbox = SandboxExtension.create();

    @AutoClose
    private final SecretsManagerStub store = new SecretsManagerStub();

    private final Map<String, String> settings = new HashMap<>(store.environment());
    private final List<Long> pauses = new ArrayList<>();
    private Clock clock = Clock.systemUTC();

    /** What an invocation gives, and with it what was logged. */
    private record Outcome(String result, String log) {}

    private Outcome invoke(String secretId) {
        return invoke(secretId, "{}");
    }

    private Outcome invoke(String secretId, String event) {
        settings.put("WECHAT_APP_SECRET", "");
        settings.put("WECHAT_APP_SECRET_ARN", secretId);
        Timing timing = new Timing(clock, new Random(1), pauses::add);
        FunctionUnderTest function = sandbox.function(timing, settings);
        Outcome outcome = new Outcome(function.invoke(event), function.log());
        assertFalse((outcome.result() + outcome.log()).contains("hidden"), outcome.log());
        assertFalse(outcome.log().contains("Signature="), outcome.log());
        return outcome;
    }

    private void assertReads(String secretId) {
        Outcome outcome = invoke(secretId);

        assertResult(outcome.result()).isOk();
        assertFalse(outcome.log().contains("Exception"), outcome.log());
    }

    private Outcome assertFails(int errCode, String sentence) {
        Outcome outcome = invoke(NAME);

        assertResult(outcome.result()).isError(errCode, errCode + " " + sentence);
        assertTrue(outcome.log().contains("io.cloudcall.secret.AppSecretException: "), outcome.log());
        return outcome;
    }

    private Outcome assertUnusable(String sentence) {
        return assertFails(-601002, "system args error. " + sentence);
    }

    private Outcome assertUnreachable(String sentence) {
        return assertFails(-501001, "resource system error. " + sentence);
    }

    private void assertAsked(int times) {
        assertEquals(times, store.requests().size());
        assertEquals(times - 1, pauses.size());
    }

    private String json(String value) {
        return "{\"appSecret\":\"" + sandbox.appSecret() + "\",\"more\":\"" + value + "\"}";
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "{\"appSecret\":\"%s\"}"})
    void readsTheSecret(String form) {
        store.respondWithSecret(form.formatted(sandbox.appSecret()));

        assertReads(NAME);
        assertEquals(
                List.of("{\"SecretId\":\"team/wechat\"}"),
                store.requests().stream()
                        .map(SecretsManagerStub.RecordedRequest::body)
                        .toList());
        assertEquals(0, store.credentialRequests());
    }

    @Test
    void readsTheLargestSecret() {
        store.respondWithSecret(json("x".repeat(65_000)));

        assertReads(NAME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"密钥/微信", "a+b=c@d", "\"\\\u007f", "😀"})
    void asksForAnyName(String name) {
        store.respondWithSecret(sandbox.appSecret());

        assertReads(name);
        assertEquals(name, new JsonObject(store.requests().get(0).body()).getString("SecretId"));
    }

    @Test
    void asksTheRegionOfTheArnAndForANameTheFunctionsOwn() {
        store.respondWithSecret(sandbox.appSecret());
        assertReads(ARN);
        assertReads(NAME);

        assertTrue(String.valueOf(store.requests().get(0).authorization()).contains("/eu-west-1/secretsmanager/"));
        assertTrue(String.valueOf(store.requests().get(1).authorization()).contains("/us-east-1/secretsmanager/"));
    }

    @ParameterizedTest
    @CsvSource({"/base,/base", "/a%20b/%E5%AF%86,/a%20b/%E5%AF%86", "/,/", "'',/"})
    void asksAtThePathOfTheEndpoint(String path, String asked) {
        settings.put("AWS_ENDPOINT_URL_SECRETS_MANAGER", store.url() + path);
        settings.put("AWS_ENDPOINT_URL", "http://127.0.0.1:1");
        store.respondWithSecret(sandbox.appSecret());

        assertReads(NAME);
        assertEquals(asked, store.requests().get(0).path());
    }

    @Test
    void readsOverIpv6() {
        try (SecretsManagerStub other = new SecretsManagerStub("::1").respondWithSecret(sandbox.appSecret())) {
            settings.putAll(other.environment());

            assertReads(NAME);
        }
    }

    @Test
    void readsNothingBeforeTheSecretIsNeeded() {
        store.respondWithSecret(sandbox.appSecret());

        assertResult(invoke(NAME, "[\"no call\"]").result()).contains("-601002");
        assertEquals(List.of(), store.requests());
    }

    @Test
    void takesNoProxy() throws IOException {
        // The proxy would note that it was asked; a direct connection is refused at once.
        store.close();
        try (ConnectProxy proxy = ConnectProxy.open()) {
            settings.put("HTTPS_PROXY", "http://" + proxy.address());
            settings.put("AWS_ENDPOINT_URL", store.url().replace("http://", "https://"));

            assertUnreachable(NOT_REACHED);
            assertEquals(List.of(), proxy.tunnels());
        }
    }

    @Test
    void readsWithTheCredentialsOfAContainer() {
        settings.clear();
        settings.putAll(store.environmentOfContainer());
        store.respondWithSecret(sandbox.appSecret());

        assertReads(NAME);
        assertEquals(1, store.credentialRequests());
    }

    @Test
    void readsTheTokenForThemFromAFile(@TempDir Path folder) throws IOException {
        settings.clear();
        settings.putAll(store.environmentOfContainer());
        Path file = folder.resolve("token");
        Files.writeString(file, settings.remove("AWS_CONTAINER_AUTHORIZATION_TOKEN") + "\n");
        settings.put("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", file.toString());
        store.respondWithSecret(sandbox.appSecret());

        assertReads(NAME);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            401|{}
            200|{"AccessKeyId":"hidden"}
            200|hidden
            200|''
            500|''
            200|[]
            """)
    void reportsAContainerThatGivesNoCredentials(int status, String body) {
        settings.clear();
        settings.putAll(store.environmentOfContainer());
        store.respondToCredentials(status, body);

        assertUnreachable(NO_CREDENTIALS);
        assertEquals(2, store.credentialRequests());
        assertEquals(List.of(), store.requests());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            AWS_CONTAINER_CREDENTIALS_FULL_URI,http://a.example/hidden
            AWS_CONTAINER_CREDENTIALS_FULL_URI,http://127.0.0.1.a.example/hidden
            AWS_CONTAINER_CREDENTIALS_FULL_URI,hidden
            AWS_CONTAINER_CREDENTIALS_FULL_URI,file:///hidden
            AWS_CONTAINER_CREDENTIALS_RELATIVE_URI,.a.example/hidden
            AWS_CONTAINER_CREDENTIALS_RELATIVE_URI,:1@a.example/hidden
            AWS_CONTAINER_AUTHORIZATION_TOKEN,'hidden\nhidden'
            AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE,/no/hidden
            """)
    void asksNobodyElseForCredentials(String name, String value) {
        settings.clear();
        settings.putAll(store.environmentOfContainer());
        if (name.endsWith("_FILE")) {
            settings.remove("AWS_CONTAINER_AUTHORIZATION_TOKEN");
        }
        settings.put(name, value);

        assertUnusable(
                name + " is of no use to get AWS credentials with: leave it to Lambda or to the container's platform.");
        assertEquals(0, store.credentialRequests());
    }

    @ParameterizedTest
    @ValueSource(strings = {"AWS_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"})
    void asksForCredentialsAndARegionWhereTheyAreNotGiven(String missing) {
        settings.put(missing, " ");

        assertUnusable(INCOMPLETE);
        assertEquals(List.of(), store.requests());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            AccessDeniedException|'may not be read by the function: allow its role \
            secretsmanager:GetSecretValue on it, and kms:Decrypt on its key if that is one of your \
            own.'
            ResourceNotFoundException|'does not exist, or has no value: correct the setting, or \
            store the AppSecret there.'
            com.amazonaws.secretsmanager#ResourceNotFoundException|'does not exist, or has no \
            value: correct the setting, or store the AppSecret there.'
            InvalidRequestException|'is not in use, perhaps because it is to be deleted: restore \
            it, or name another.'
            DecryptionFailure|'cannot be decrypted: enable its key, and allow the function''s role \
            kms:Decrypt on it.'
            UnrecognizedClientException|'cannot be read with the AWS credentials at hand \
            (UnrecognizedClientException): leave them to Lambda, or set valid ones.'
            ExpiredTokenException|'cannot be read with the AWS credentials at hand \
            (ExpiredTokenException): leave them to Lambda, or set valid ones.'
            """)
    void saysWhatToDoAboutARefusalAndDoesNotAskAgain(String errorCode, String what) {
        store.respondWithError(400, errorCode, "User is not authorized to perform it");

        Outcome outcome = assertUnusable(NAMED + what);

        assertTrue(outcome.log().contains("User is not authorized to perform it"), "the log says more");
        assertAsked(1);
    }

    @ParameterizedTest
    @CsvSource({
        "AccessDeniedException,AccessDeniedException",
        "AccessDeniedException:http://internal.amazon.com/coral/com.amazonaws.coral.service/,AccessDeniedException",
        "aws.x#AccessDeniedException:http://internal.amazon.com/a#b,AccessDeniedException",
    })
    void readsTheCodeOfARefusalInItsHeaderToo(String errorType, String errorCode) {
        store.respondWithErrorHeader(403, errorType);

        assertTrue(assertUnusable(NAMED
                        + "may not be read by the function: allow its role secretsmanager:GetSecretValue on it, and kms:Decrypt on its key"
                        + " if that is one of your own.")
                .log()
                .contains("HTTP status 403. " + errorCode));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ValidationException", "InvalidParameterException", "SomethingNewException"})
    void namesTheCodeOfAnyOtherRefusal(String errorCode) {
        store.respondWithError(400, errorCode, "no");

        assertUnusable("WECHAT_APP_SECRET_ARN was refused by AWS Secrets Manager (" + errorCode
                + "): set it to the ARN of a secret.");
    }

    @ParameterizedTest
    @CsvSource({
        "400,ThrottlingException",
        "400,RequestLimitExceeded",
        "429,TooManyRequestsException",
        "500,InternalServiceError",
        "503,ServiceUnavailable"
    })
    void asksOnceMoreWhenTheStoreIsInTrouble(int status, String errorCode) {
        store.respondWithError(status, errorCode, "later");

        assertUnreachable(NOT_ANSWERED);
        assertAsked(2);
        assertTrue(pauses.get(0) >= 50 && pauses.get(0) <= 150, pauses.toString());
    }

    @Test
    void readsTheSecretWhenTheTroubleHasPassed() {
        store.respondWithError(500, "InternalServiceError", "later")
                .onceThenDefault()
                .respondWithSecret(sandbox.appSecret());

        assertReads(NAME);
        assertAsked(2);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            403,text/html,<h1>Forbidden</h1>,1
            404,text/plain,'',1
            400,application/json,{},1
            400,application/json,{"__type":"<h1>"},1
            502,text/html,x,2
            """)
    void blamesTheStoreForAnErrorWithoutACode(int status, String contentType, String body, int times) {
        store.respondWith(status, contentType, body);

        assertUnreachable(NOT_ANSWERED);
        assertAsked(times);
    }

    @Test
    void followsNoRedirect() {
        try (SecretsManagerStub other = new SecretsManagerStub().respondWithSecret(sandbox.appSecret())) {
            store.redirectTo(other.url());

            assertUnreachable(NOT_ANSWERED);
            assertEquals(List.of(), other.requests());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>hidden</html>",
                "{\"SecretString\":\"hidden-value",
                "{\"SecretString\":hidden-value}",
                "[]",
                ""
            })
    void quotesNothingOfAnAnswerThatCannotBeRead(String body) {
        store.respondWith(200, "application/x-amz-json-1.1", body);

        assertUnreachable("AWS Secrets Manager gave an answer that is not JSON.");
    }

    @Test
    void refusesASecretOfBytes() {
        store.respondWith(200, "application/x-amz-json-1.1", "{\"SecretBinary\":\"aGlkZGVu\"}");

        assertUnusable(
                NAMED
                        + "holds bytes, not text: store the AppSecret as plain text, or as JSON such as {\"appSecret\":\"…\"}.");
    }

    @Test
    void quotesNothingOfASignatureThatIsRefused() {
        settings.clear();
        settings.putAll(store.environmentOfContainer());
        store.respondToCredentials(
                200,
                "{\"AccessKeyId\":\"key-id\",\"SecretAccessKey\":\"hidden-too\",\"Token\":\""
                        + SecretsManagerStub.SESSION_TOKEN + "\"}");

        Outcome outcome = assertUnusable(
                NAMED
                        + "cannot be read with the AWS credentials at hand (InvalidSignatureException): leave them to Lambda, or set valid ones.");

        assertTrue(outcome.log().contains("does not match the signature you provided."), outcome.log());
        assertAsked(1);
    }

    @Test
    void quotesNoCredentialsThatARefusalEchoes() {
        store.respondWithError(400, "ValidationException", "Your key is " + SecretsManagerStub.KEY + ", you know.");

        assertTrue(invoke(NAME).log().contains("Your key is ***, you know."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "-PT6M", "P400D"})
    void signsOnceMoreWithTheTimeOfTheStore(Duration ahead) {
        clock = Clock.offset(Clock.systemUTC(), ahead);
        store.respondWithSecret(sandbox.appSecret());

        assertReads(NAME);
        assertEquals(2, store.requests().size());
    }

    @Test
    void reportsAStoreThatRefusesConnections() {
        store.close();

        assertUnreachable(NOT_REACHED);
        assertEquals(1, pauses.size());
    }

    @Test
    void reportsAStoreThatDoesNotAnswerWellInsideAnInvocation() {
        store.neverRespond();

        assertUnreachable(NOT_REACHED);
        assertAsked(2);
    }

    @Test
    void reportsAStoreThatNeverEndsItsAnswerWellInsideAnInvocation() {
        store.respondSlowly();

        assertUnreachable(NOT_REACHED);
        assertAsked(2);
    }

    @Test
    void reportsAStoreThatBreaksOff() {
        store.truncateResponse();

        assertUnreachable(NOT_REACHED);
        assertAsked(2);
    }

    @Test
    void reportsAStoreThatDoesNotSpeakHttp() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 2, InetAddress.getLoopbackAddress())) {
            settings.put("AWS_ENDPOINT_URL", "http://127.0.0.1:" + server.getLocalPort());
            Thread.ofVirtual().start(() -> babble(server));

            assertUnreachable(NOT_REACHED);
        }
    }

    private static void babble(ServerSocket server) {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                client.getOutputStream().write("hidden babble\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            } catch (IOException closed) {
                return;
            }
        }
    }
}
