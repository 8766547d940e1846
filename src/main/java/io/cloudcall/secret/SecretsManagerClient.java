package io.cloudcall.secret;

import io.cloudcall.aws.AwsEnvironment;
import io.cloudcall.aws.AwsException;
import io.cloudcall.aws.AwsJsonClient;
import io.cloudcall.aws.AwsOperation;
import io.cloudcall.aws.AwsRequest;
import io.cloudcall.aws.AwsResponse;
import io.cloudcall.aws.AwsService;
import io.cloudcall.http.Transport;
import io.cloudcall.json.JsonObject;
import io.cloudcall.json.JsonString;
import io.cloudcall.json.JsonValue;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * A client for AWS Secrets Manager that reads one secret. It retries once after a transient failure, and once with the
 * store's time if the local clock is wrong.
 */
final class SecretsManagerClient {
    /** The timeout of one request: two of them and a pause are within five seconds. */
    private static final long ATTEMPT_MILLIS = 2_400;

    private static final AwsOperation GET_SECRET_VALUE = new AwsOperation(
            AwsService.SECRETS_MANAGER, "secretsmanager.GetSecretValue", ATTEMPT_MILLIS, AwsResponse::isTransient);

    private final SecretReference reference;
    private final SecretsManagerErrors errors;
    private final AwsJsonClient client;

    SecretsManagerClient(
            SecretReference reference,
            SecretSetting setting,
            AwsEnvironment environment,
            Transport transport,
            Clock clock,
            Runnable backOff) {
        this.reference = reference;
        errors = new SecretsManagerErrors(setting);
        client = new AwsJsonClient(GET_SECRET_VALUE, environment, transport, clock, backOff);
    }

    /**
     * Returns the text of the secret, or null if it has bytes in its place.
     *
     * @throws AwsException if it cannot be read
     */
    @Nullable
    String getSecretString() {
        AwsRequest request = new AwsRequest(reference.region(), body(), Long.MAX_VALUE);
        try {
            return client.send(request).join().requireObject(errors).getString("SecretString");
        } catch (CompletionException e) {
            throw e.getCause() instanceof AwsException known ? known : e;
        }
    }

    private String body() {
        SequencedMap<String, JsonValue> members = new LinkedHashMap<>();
        members.put("SecretId", new JsonString(reference.id()));
        return JsonObject.of(members).toJson();
    }
}
