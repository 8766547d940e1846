package io.cloudcall.secret;

import io.cloudcall.openapi.JsonObject;
import io.cloudcall.openapi.JsonValue;
import io.cloudcall.openapi.NotJsonException;
import io.cloudcall.openapi.StrictJson;
import io.cloudcall.secret.SecretException.Reason;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What AWS Secrets Manager, or something on the way to it, makes of a request for a secret. */
final class StoreAnswer {
    /** Such as {@code com.amazonaws.secretsmanager#ResourceNotFoundException:http://…}. */
    private static final Pattern ERROR_TYPE = Pattern.compile("(?:[^#:]*#)?([A-Za-z0-9_.]{1,100})(?::.*)?");

    /** Those of the <a href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html">AWS SDKs</a>. */
    private static final Set<String> THROTTLING = Set.of(
            "Throttling",
            "ThrottlingException",
            "ThrottledException",
            "RequestThrottled",
            "RequestThrottledException",
            "TooManyRequestsException",
            "RequestLimitExceeded",
            "BandwidthLimitExceeded",
            "ProvisionedThroughputExceededException",
            "PriorRequestNotComplete",
            "TransactionInProgressException",
            "EC2ThrottledException",
            "SlowDown");

    private static final Set<String> WRONG_TIME =
            Set.of("InvalidSignatureException", "RequestTimeTooSkewed", "RequestExpired", "RequestInTheFuture");

    /** AWS refuses signatures that are five minutes off; less is not what is wrong with one. */
    private static final Duration TOLERATED = Duration.ofMinutes(4);

    private static final int LONGEST_DETAILS = 500;

    private final AwsAnswer answer;
    private final AwsCredentials credentials;

    /** @param credentials what the request was signed with: a refusal may quote them */
    StoreAnswer(AwsAnswer answer, AwsCredentials credentials) {
        this.answer = answer;
        this.credentials = credentials;
    }

    /** @throws SecretException if it has none */
    String appSecret() {
        if (succeeded()) {
            return SecretText.appSecret(secret().text("SecretString"));
        }
        String code = code();
        if (code == null || isTrouble()) {
            throw new SecretException(Reason.UNREACHABLE, "AWS Secrets Manager could not answer.", details());
        }
        throw new SecretException(Reason.SETUP, Remedy.of(code), details());
    }

    /** What cannot be parsed may hold the secret, so nothing of it is told. */
    private JsonObject secret() {
        if (json() instanceof JsonObject secret) {
            return secret;
        }
        throw new SecretException(Reason.UNREACHABLE, "AWS Secrets Manager gave an answer that is not JSON.");
    }

    private boolean succeeded() {
        return answer.status() / 100 == 2;
    }

    /** Whether it may be another in a moment. */
    boolean isTrouble() {
        return answer.status() >= 500
                || answer.status() == 429
                || (!succeeded() && THROTTLING.contains(String.valueOf(code())));
    }

    /** How far the store's clock is ahead of {@code now}, if the refusal is due to that. */
    Optional<Duration> ahead(Instant now) {
        if (answer.date() == null || succeeded() || !WRONG_TIME.contains(String.valueOf(code()))) {
            return Optional.empty();
        }
        try {
            Instant its = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(answer.date()));
            return Optional.of(Duration.between(now, its))
                    .filter(ahead -> ahead.abs().compareTo(TOLERATED) >= 0);
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }

    /** The error code, or null if the answer is not the store's own. */
    private @Nullable String code() {
        String type = answer.errorType();
        if (type == null && json() instanceof JsonObject error) {
            type = error.text("__type");
        }
        Matcher code = ERROR_TYPE.matcher(Objects.requireNonNullElse(type, ""));
        return code.matches() ? code.group(1) : null;
    }

    /** For the log. Where AWS does not accept a signature, the further lines quote the request, session token and all. */
    private String details() {
        String line = credentials.hiddenIn("HTTP status " + answer.status() + ". "
                + Objects.requireNonNullElse(code(), "No error code") + ": "
                + message().lines().findFirst().orElse(""));
        return line.substring(0, Math.min(line.length(), LONGEST_DETAILS));
    }

    private String message() {
        if (json() instanceof JsonObject error) {
            String message = error.text("message") == null ? error.text("Message") : error.text("message");
            return Objects.requireNonNullElse(message, "");
        }
        return "";
    }

    private @Nullable JsonValue json() {
        try {
            return StrictJson.parse(answer.body());
        } catch (NotJsonException notJson) {
            return null;
        }
    }
}
