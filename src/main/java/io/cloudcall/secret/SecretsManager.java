package io.cloudcall.secret;

import io.cloudcall.openapi.JsonObject;
import io.cloudcall.openapi.JsonText;
import io.cloudcall.openapi.JsonValue;
import io.cloudcall.secret.SecretException.Reason;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Reads an AppSecret from AWS Secrets Manager, by the one request that takes. A second one follows if the first came to nothing for a
 * reason that may have passed, or the clock here is wrong.
 */
final class SecretsManager {
    /** For one request; twice that and a pause are within five seconds. */
    private static final long MOST_MILLIS = 2_400;

    private static final String SERVICE = "secretsmanager";
    private static final Map<String, String> HEADERS = Map.of(
            "content-type", "application/x-amz-json-1.1",
            "x-amz-target", "secretsmanager.GetSecretValue");

    private final SecretId id;
    private final AwsSettings settings;
    private final CredentialSource credentials;
    private final AwsTransport transport;
    private final Clock clock;

    SecretsManager(SecretId id, AwsSettings settings, AwsTransport transport, Clock clock) {
        this.id = id;
        this.settings = settings;
        this.credentials = new CredentialSource(settings, transport);
        this.transport = transport;
        this.clock = clock;
    }

    /** @throws SecretException if there is none */
    String appSecret() {
        StoreAnswer first = answerOrTrouble();
        if (first == null || first.isTrouble()) {
            transport.pause();
            return ask(clock).appSecret();
        }
        return first.ahead(clock.instant())
                .map(ahead -> ask(Clock.offset(clock, ahead)))
                .orElse(first)
                .appSecret();
    }

    /** The answer, or null if none came for a reason that may have passed. */
    private @Nullable StoreAnswer answerOrTrouble() {
        try {
            return ask(clock);
        } catch (SecretException failure) {
            if (failure.reason() == Reason.SETUP) {
                throw failure;
            }
            return null;
        }
    }

    private StoreAnswer ask(Clock time) {
        StoreEndpoint store = StoreEndpoint.of(id, settings);
        AwsCredentials own = credentials.current();
        RequestSignature signature = new RequestSignature(store.region(), SERVICE, time.instant());
        Map<String, String> headers = signature.sign(store.url(), HEADERS, body(), own);
        try {
            AwsRequest request = new AwsRequest(store.url(), headers, body());
            return new StoreAnswer(transport.send(request, MOST_MILLIS).join(), own);
        } catch (CompletionException failed) {
            throw new SecretException(
                    Reason.UNREACHABLE, "AWS Secrets Manager could not be reached.", failed.getCause());
        }
    }

    private String body() {
        SequencedMap<String, JsonValue> members = new LinkedHashMap<>();
        members.put("SecretId", new JsonText(id.text()));
        return JsonObject.of(members).toJson();
    }
}
