package io.cloudcall.secret;

import io.cloudcall.http.Transport;
import io.cloudcall.http.TransportRequest;
import io.cloudcall.json.JsonObject;
import io.cloudcall.json.JsonString;
import io.cloudcall.json.JsonValue;
import io.cloudcall.secret.AppSecretException.Reason;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Reads an AppSecret from AWS Secrets Manager, by the one request that takes. A second one follows if the first came to
 * nothing for a reason that may have passed, or the clock here is wrong.
 */
final class SecretsManagerClient {
    /** For one request; twice that and a pause are within five seconds. */
    private static final long TIMEOUT_MILLIS = 2_400;

    private static final String SERVICE = "secretsmanager";
    private static final Map<String, String> HEADERS = Map.of(
            "content-type", "application/x-amz-json-1.1",
            "x-amz-target", "secretsmanager.GetSecretValue");

    private final SecretReference id;
    private final AwsEnvironment settings;
    private final AwsCredentialsProvider credentials;
    private final Transport transport;
    private final Clock clock;
    private final Runnable backOff;

    SecretsManagerClient(
            SecretReference id, AwsEnvironment settings, Transport transport, Clock clock, Runnable backOff) {
        this.id = id;
        this.settings = settings;
        this.credentials = new AwsCredentialsProvider(settings, transport);
        this.transport = transport;
        this.clock = clock;
        this.backOff = backOff;
    }

    /**
     * Returns the AppSecret.
     *
     * @throws AppSecretException if there is none
     */
    String getAppSecret() {
        GetSecretValueResponse first = tryGetSecretValue();
        if (first == null || first.isRetryable()) {
            backOff.run();
            return getSecretValue(clock).appSecret();
        }
        return first.clockSkew(clock.instant())
                .map(ahead -> getSecretValue(Clock.offset(clock, ahead)))
                .orElse(first)
                .appSecret();
    }

    /** Returns the response, or null if none came for a reason that may have passed. */
    private @Nullable GetSecretValueResponse tryGetSecretValue() {
        try {
            return getSecretValue(clock);
        } catch (AppSecretException failure) {
            if (failure.reason() == Reason.CONFIGURATION) {
                throw failure;
            }
            return null;
        }
    }

    private GetSecretValueResponse getSecretValue(Clock time) {
        SecretsManagerEndpoint store = SecretsManagerEndpoint.of(id, settings);
        AwsCredentials own = credentials.resolveCredentials();
        SigV4Signer signature = new SigV4Signer(store.region(), SERVICE, time.instant());
        Map<String, String> headers = signature.sign(store.url(), HEADERS, body(), own);
        try {
            TransportRequest request = TransportRequest.bypassingProxy(store.url(), body(), headers);
            return new GetSecretValueResponse(
                    transport.send(request, TIMEOUT_MILLIS).join(), own);
        } catch (CompletionException failed) {
            throw new AppSecretException(
                    Reason.UNAVAILABLE, "AWS Secrets Manager could not be reached.", failed.getCause());
        }
    }

    private String body() {
        SequencedMap<String, JsonValue> members = new LinkedHashMap<>();
        members.put("SecretId", new JsonString(id.id()));
        return JsonObject.of(members).toJson();
    }
}
