package io.cloudcall.secret;

import io.cloudcall.secret.SecretException.Reason;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClientBuilder;
import software.amazon.awssdk.services.secretsmanager.model.DecryptionFailureException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;

/**
 * Reads an AppSecret from AWS Secrets Manager. The only class that needs the AWS SDK: it is loaded when a secret is first read,
 * and never where the secret is given otherwise.
 */
public final class SecretsManager implements Supplier<String> {
    private static final Duration ATTEMPT = Duration.ofMillis(1_500);
    private static final Duration ALL_ATTEMPTS = Duration.ofSeconds(4);
    private static final int ARN_PARTS = 7;
    private static final int REGION = 3;
    private static final String SETTING = "WECHAT_APP_SECRET_ARN";
    private static final Set<String> DENIED = Set.of(
            "AccessDeniedException",
            "UnrecognizedClientException",
            "InvalidClientTokenId",
            "ExpiredTokenException",
            "InvalidSignatureException");

    private final String secretId;

    private SecretsManager(String secretId) {
        this.secretId = secretId;
    }

    /** The AppSecret that a secret holds, given by its ARN or, in the function's own region, by its name. */
    public static AppSecret secret(String secretId, Clock clock) {
        return new CachedSecret(
                new SecretsManager(secretId),
                clock,
                task -> Thread.ofPlatform().daemon().name("app-secret").start(task));
    }

    @Override
    public String get() {
        try (SecretsManagerClient client = client()) {
            return SecretText.appSecret(
                    client.getSecretValue(request -> request.secretId(secretId)).secretString());
        } catch (ResourceNotFoundException e) {
            throw new SecretException(
                    Reason.SETUP, SETTING + " names a secret that does not exist: correct it, or create it.", e);
        } catch (DecryptionFailureException e) {
            throw denied("kms:Decrypt on its key", e);
        } catch (SecretsManagerException e) {
            throw refused(e);
        } catch (SdkException e) {
            throw new SecretException(Reason.UNREACHABLE, "AWS Secrets Manager could not be reached.", e);
        }
    }

    private SecretsManagerClient client() {
        SecretsManagerClientBuilder builder = SecretsManagerClient.builder()
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(
                        timeouts -> timeouts.apiCallAttemptTimeout(ATTEMPT).apiCallTimeout(ALL_ATTEMPTS));
        String[] arn = secretId.split(":", ARN_PARTS);
        return arn.length < ARN_PARTS
                ? builder.build()
                : builder.region(Region.of(arn[REGION])).build();
    }

    private static SecretException refused(SecretsManagerException e) {
        if (e.statusCode() >= 500) {
            return new SecretException(Reason.UNREACHABLE, "AWS Secrets Manager could not answer.", e);
        }
        return DENIED.contains(e.awsErrorDetails().errorCode())
                ? denied("secretsmanager:GetSecretValue on it", e)
                : new SecretException(
                        Reason.SETUP,
                        SETTING + " was refused by AWS Secrets Manager ("
                                + e.awsErrorDetails().errorCode() + "): set it to the ARN of a secret.",
                        e);
    }

    private static SecretException denied(String permission, SecretsManagerException e) {
        return new SecretException(
                Reason.SETUP,
                "The function may not read the secret that " + SETTING + " names: allow its role " + permission + ".",
                e);
    }
}
