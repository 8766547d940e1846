package io.cloudcall.aws;

import io.cloudcall.aws.AwsException.Reason;
import io.cloudcall.json.JsonArray;
import io.cloudcall.json.JsonNumber;
import io.cloudcall.json.JsonObject;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The response of Amazon EventBridge to PutEvents with one entry. */
final class PutEventsResponse {
    /** The errors of an entry that AWS calls retryable, and the one that other operations call so. */
    private static final Set<String> TRANSIENT = Set.of("InternalFailure", "InternalException", "ThrottlingException");

    private final JsonObject body;

    private PutEventsResponse(JsonObject body) {
        this.body = body;
    }

    /** Returns whether the same event may be accepted by a second attempt. */
    static boolean isTransient(AwsResponse response) {
        JsonObject body = response.successfulBody();
        return body == null
                ? response.isTransient()
                : TRANSIENT.contains(String.valueOf(new PutEventsResponse(body).entryError()));
    }

    /**
     * Returns if the event was accepted.
     *
     * @throws AwsException if it was not, or may not have been
     */
    static void requireAccepted(AwsResponse response, AwsErrors errors) {
        PutEventsResponse parsed = new PutEventsResponse(response.requireObject(errors));
        if (!parsed.isAccepted()) {
            throw parsed.failure(errors);
        }
    }

    private boolean isAccepted() {
        return body.get("FailedEntryCount") instanceof JsonNumber count && count.doubleValue() == 0;
    }

    private AwsException failure(AwsErrors errors) {
        String code = entryError();
        if (code == null) {
            return new AwsException(
                    Reason.UNAVAILABLE, "Amazon EventBridge gave an answer without FailedEntryCount of 0.");
        }
        return TRANSIENT.contains(code)
                ? new AwsException(Reason.UNAVAILABLE, "Amazon EventBridge could not take the event.", code + ".")
                : new AwsException(Reason.CONFIGURATION, errors.messageFor(code));
    }

    private @Nullable String entryError() {
        if (body.get("Entries") instanceof JsonArray entries
                && !entries.items().isEmpty()
                && entries.items().getFirst() instanceof JsonObject entry) {
            String code = Objects.requireNonNullElse(entry.getString("ErrorCode"), "");
            return code.matches("[A-Za-z0-9_.]{1,100}") ? code : null;
        }
        return null;
    }
}
