package io.cloudcall.secret;

import io.cloudcall.secret.SecretException.Reason;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClientBuilder;

/**
 * Reads an AppSecret from AWS Secrets Manager. The only class that needs the AWS SDK. A client lives for one reading: there are
 * few, and an idle one would be of no use.
 */
final class SecretsManager {
    private static final int MOST_ATTEMPTS = 2;
    private static final Duration CONNECTING = Duration.ofSeconds(1);
    private static final Duration SILENCE = Duration.ofMillis(1_500);
    private static final Duration ALL_ATTEMPTS = Duration.ofSeconds(5);
    private static final String SETTING = "WECHAT_APP_SECRET_ARN";
    private static final String NAMED = "The secret that " + SETTING + " names ";

    private final SecretId id;
    private final Supplier<SecretsManagerClientBuilder> builders;

    SecretsManager(SecretId id) {
        this(id, SecretsManager::builder);
    }

    /** @param builders gives builders that know the credentials, the endpoint and, for an ID without one, the region */
    SecretsManager(SecretId id, Supplier<SecretsManagerClientBuilder> builders) {
        this.id = id;
        this.builders = builders;
    }

    /** @throws SecretException if there is none */
    String appSecret() {
        try (SecretsManagerClient client = client()) {
            return SecretText.appSecret(client.getSecretValue(request -> request.secretId(id.text()))
                    .secretString());
        } catch (AwsServiceException e) {
            throw refused(e);
        } catch (SdkException e) {
            throw unanswered(e);
        }
    }

    private SecretsManagerClient client() {
        try {
            SecretsManagerClientBuilder builder = builders.get()
                    .httpClientBuilder(UrlConnectionHttpClient.builder()
                            .connectionTimeout(CONNECTING)
                            .socketTimeout(SILENCE))
                    .overrideConfiguration(attempts -> attempts.apiCallTimeout(ALL_ATTEMPTS)
                            .retryStrategy(strategy -> strategy.maxAttempts(MOST_ATTEMPTS)));
            return id.region() == null
                    ? builder.build()
                    : builder.region(Region.of(id.region())).build();
        } catch (SdkException e) {
            throw new SecretException(
                    Reason.SETUP,
                    SETTING
                            + " needs AWS credentials and a region. Lambda provides them; elsewhere set AWS_REGION, AWS_ACCESS_KEY_ID"
                            + " and AWS_SECRET_ACCESS_KEY.",
                    e);
        }
    }

    /** Finds the credentials at once, so that their absence is not taken for an unreachable store. */
    private static SecretsManagerClientBuilder builder() {
        AwsCredentialsProvider credentials =
                DefaultCredentialsProvider.builder().build();
        credentials.resolveCredentials();
        return SecretsManagerClient.builder().credentialsProvider(credentials);
    }

    /** What cannot be parsed may hold the secret, and the parser quotes it: then the cause is left out. */
    private static SecretException unanswered(SdkException e) {
        return e.getCause() instanceof UncheckedIOException
                ? new SecretException(Reason.UNREACHABLE, "AWS Secrets Manager gave an answer that is not JSON.")
                : new SecretException(Reason.UNREACHABLE, "AWS Secrets Manager could not be reached.", e);
    }

    /** An answer without an error code is not the store's own, but that of something on the way to it. */
    private static SecretException refused(AwsServiceException e) {
        AwsErrorDetails details = e.awsErrorDetails();
        String code = details == null ? null : details.errorCode();
        return code == null || e.statusCode() >= 500 || e.isThrottlingException()
                ? new SecretException(Reason.UNREACHABLE, "AWS Secrets Manager could not answer.", e)
                : new SecretException(Reason.SETUP, remedy(code), e);
    }

    private static String remedy(String errorCode) {
        return switch (errorCode) {
            case "ResourceNotFoundException" ->
                NAMED + "does not exist, or has no value: correct the setting, or store the AppSecret there.";
            case "InvalidRequestException" ->
                NAMED + "is not in use, perhaps because it is to be deleted: restore it, or name another.";
            case "AccessDeniedException" ->
                NAMED
                        + "may not be read by the function: allow its role secretsmanager:GetSecretValue on it, and kms:Decrypt on"
                        + " its key if that is one of your own.";
            case "DecryptionFailure" ->
                NAMED + "cannot be decrypted: enable its key, and allow the function's role kms:Decrypt on it.";
            case "UnrecognizedClientException",
                    "InvalidClientTokenId",
                    "ExpiredTokenException",
                    "InvalidSignatureException" ->
                NAMED + "cannot be read with the AWS credentials at hand (" + errorCode
                        + "): leave them to Lambda, or set valid ones.";
            default ->
                SETTING + " was refused by AWS Secrets Manager (" + errorCode + "): set it to the ARN of a secret.";
        };
    }
}
