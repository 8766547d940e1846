package io.cloudcall.functional.secrets;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.SandboxExtension;
import io.cloudcall.tools.aws.SecretsManagerStub;
import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.wechat.Timing;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A function with its AppSecret in a stub of AWS Secrets Manager. */
abstract class StoredSecretFixture {
    static final String NAME = "team/wechat";
    static final String ARN = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:team/wechat-a1b2c3";
    static final String NAMED = "The secret that WECHAT_APP_SECRET_ARN names ";
    static final String NOT_ANSWERED = "AWS Secrets Manager could not answer.";
    static final String NOT_REACHED = "AWS Secrets Manager could not be reached.";
    static final String NO_CREDENTIALS = "The endpoint that gives the function its AWS credentials gave none.";
    static final String INCOMPLETE =
            "WECHAT_APP_SECRET_ARN needs AWS credentials and a region. Lambda provides them; elsewhere set AWS_REGION,"
                    + " AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY. A profile's come from"
                    + " aws configure export-credentials --format env.";

    @RegisterExtension
    final SandboxExtension sandbox = SandboxExtension.create();

    @AutoClose
    final SecretsManagerStub store = new SecretsManagerStub();

    final Map<String, String> settings = new HashMap<>(store.environment());

    final List<Long> pauses = new ArrayList<>();

    Clock clock = Clock.systemUTC();

    /** The result of an invocation with its log. */
    record ResultAndLog(String result, String log) {}

    /** Loads the classes of a request: a cold JVM may take longer than the second that credentials have. */
    @BeforeAll
    static void warmUp() {
        try (Sandbox sandbox = Sandbox.builder().start();
                SecretsManagerStub store = new SecretsManagerStub().respondWithSecret(sandbox.appSecret())) {
            Map<String, String> settings = new HashMap<>(store.containerEnvironment());
            settings.put("WECHAT_APP_SECRET", "");
            settings.put("WECHAT_APP_SECRET_ARN", NAME);
            try (FunctionUnderTest function = FunctionUnderTest.at(sandbox, settings)) {
                function.invoke("{}");
            }
        }
    }

    ResultAndLog invoke(String secretId) {
        return invoke(secretId, "{}");
    }

    ResultAndLog invoke(String secretId, String event) {
        settings.put("WECHAT_APP_SECRET", "");
        settings.put("WECHAT_APP_SECRET_ARN", secretId);
        Timing timing = new Timing(clock, new Random(1), pauses::add);
        FunctionUnderTest function = sandbox.function(timing, settings);
        ResultAndLog outcome = new ResultAndLog(function.invoke(event), function.log());
        assertFalse((outcome.result() + outcome.log()).contains("hidden"), outcome.log());
        assertFalse(outcome.log().contains("Signature="), outcome.log());
        return outcome;
    }

    void assertReads(String secretId) {
        ResultAndLog outcome = invoke(secretId);

        assertResult(outcome.result()).isOk();
        assertFalse(outcome.log().contains("Exception"), outcome.log());
    }

    ResultAndLog assertFails(int errCode, String sentence) {
        ResultAndLog outcome = invoke(NAME);

        assertResult(outcome.result()).isError(errCode, errCode + " " + sentence);
        assertTrue(outcome.log().contains(errCode + " " + sentence), outcome.log());
        assertEquals(1, outcome.log().lines().count(), outcome.log());
        return outcome;
    }

    ResultAndLog assertConfigurationError(String sentence) {
        return assertFails(-601002, "system args error. " + sentence);
    }

    ResultAndLog assertUnavailable(String sentence) {
        return assertFails(-501001, "resource system error. " + sentence);
    }

    void assertRequests(int times) {
        assertEquals(times, store.requests().size());
        assertEquals(times - 1, pauses.size());
    }

    String json(String value) {
        return "{\"appSecret\":\"" + sandbox.appSecret() + "\",\"more\":\"" + value + "\"}";
    }
}
