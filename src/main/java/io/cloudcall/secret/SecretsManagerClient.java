package io.cloudcall.secret;

import io.cloudcall.aws.AwsCredentials;
import io.cloudcall.aws.AwsCredentialsProvider;
import io.cloudcall.aws.AwsEnvironment;
import io.cloudcall.aws.AwsException;
import io.cloudcall.aws.AwsException.Reason;
import io.cloudcall.aws.SigV4Signer;
import io.cloudcall.http.Transport;
import io.cloudcall.http.TransportRequest;
import io.cloudcall.json.JsonObject;
import io.cloudcall.json.JsonString;
import io.cloudcall.json.JsonValue;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * A client for AWS Secrets Manager that reads one secret. It retries once after a transient failure, and once with the
 * store's time if the local clock is wrong.
 */
final class SecretsManagerClient {
    /** The timeout of one request: two of them and a pause are within five seconds. */
    private static final long TIMEOUT_MILLIS = 2_400;

    private static final String SERVICE = "secretsmanager";
    private static final Map<String, String> HEADERS = Map.of(
            "content-type", "application/x-amz-json-1.1",
            "x-amz-target", "secretsmanager.GetSecretValue");

    private final SecretReference reference;
    private final SecretSetting setting;
    private final AwsEnvironment environment;
    private final AwsCredentialsProvider credentials;
    private final Transport transport;
    private final Clock clock;
    private final Runnable backOff;

    SecretsManagerClient(
            SecretReference reference,
            SecretSetting setting,
            AwsEnvironment environment,
            Transport transport,
            Clock clock,
            Runnable backOff) {
        this.reference = reference;
        this.setting = setting;
        this.environment = environment;
        this.credentials = new AwsCredentialsProvider(environment, transport);
        this.transport = transport;
        this.clock = clock;
        this.backOff = backOff;
    }

    /**
     * Returns the text of the secret, or null if it has bytes in its place.
     *
     * @throws AwsException if it cannot be read
     */
    @Nullable
    String getSecretString() {
        GetSecretValueResponse first = tryGetSecretValue();
        if (first == null || first.isRetryable()) {
            backOff.run();
            return getSecretValue(clock).secretString();
        }
        return first.clockSkew(clock.instant())
                .map(skew -> getSecretValue(Clock.offset(clock, skew)))
                .orElse(first)
                .secretString();
    }

    /** Returns the response, or null after a transient failure. */
    private @Nullable GetSecretValueResponse tryGetSecretValue() {
        try {
            return getSecretValue(clock);
        } catch (AwsException e) {
            if (e.reason() == Reason.CONFIGURATION) {
                throw e;
            }
            return null;
        }
    }

    private GetSecretValueResponse getSecretValue(Clock signingClock) {
        SecretsManagerEndpoint endpoint = SecretsManagerEndpoint.of(reference, environment);
        AwsCredentials awsCredentials = credentials.resolveCredentials();
        SigV4Signer signer = new SigV4Signer(endpoint.region(), SERVICE, signingClock.instant());
        Map<String, String> headers = signer.sign(endpoint.url(), HEADERS, body(), awsCredentials);
        try {
            TransportRequest request = TransportRequest.bypassingProxy(endpoint.url(), body(), headers);
            return new GetSecretValueResponse(
                    transport.send(request, TIMEOUT_MILLIS).join(), awsCredentials, setting);
        } catch (CompletionException e) {
            throw new AwsException(Reason.UNAVAILABLE, "AWS Secrets Manager could not be reached.", e.getCause());
        }
    }

    private String body() {
        SequencedMap<String, JsonValue> members = new LinkedHashMap<>();
        members.put("SecretId", new JsonString(reference.id()));
        return JsonObject.of(members).toJson();
    }
}
