package io.cloudcall.secret;

import io.cloudcall.aws.AwsErrors;

/**
 * Remedies for the errors of <a
 * href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html">GetSecretValue</a>.
 *
 * @param setting the setting that names the secret
 */
record SecretsManagerErrors(SecretSetting setting) implements AwsErrors {

    @Override
    public String messageFor(String errorCode) {
        String named = setting.subject() + " ";
        return switch (errorCode) {
            case "ResourceNotFoundException" ->
                named + "does not exist, or has no value: correct the setting, or store " + setting.content()
                        + " there.";
            case "InvalidRequestException" ->
                named + "is not in use, perhaps because it is to be deleted: restore it, or name another.";
            case "AccessDeniedException" ->
                named
                        + "may not be read by the function: allow its role secretsmanager:GetSecretValue on it,"
                        + " and kms:Decrypt on"
                        + " its key if that is one of your own.";
            case "DecryptionFailure" ->
                named + "cannot be decrypted: enable its key, and allow the function's role kms:Decrypt on it.";
            case "UnrecognizedClientException",
                    "InvalidClientTokenId",
                    "ExpiredTokenException",
                    "InvalidSignatureException" ->
                named + "cannot be read with the AWS credentials at hand (" + errorCode
                        + "): leave them to Lambda, or set valid ones.";
            default ->
                setting.variable() + " was refused by AWS Secrets Manager (" + errorCode
                        + "): set it to the ARN of a secret.";
        };
    }

    /** Returns true, since requests contain the name of a secret only. */
    @Override
    public boolean isLoggable(String errorCode) {
        return true;
    }
}
