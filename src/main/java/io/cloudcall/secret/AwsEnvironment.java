package io.cloudcall.secret;

import io.cloudcall.secret.SecretException.Reason;
import java.util.Map;
import java.util.Optional;

/**
 * The environment variables of AWS's own tools, where blank means absent.
 *
 * @param variables the variables
 * @param setting the setting that names the secret to read
 */
record AwsEnvironment(Map<String, String> variables, SecretSetting setting) {

    Optional<String> get(String name) {
        return Optional.ofNullable(variables.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** Returns the function's own region. */
    String region() {
        return get("AWS_REGION").or(() -> get("AWS_DEFAULT_REGION")).orElseThrow(this::missingConfiguration);
    }

    /** Returns the error of missing credentials, or of a missing region. */
    SecretException missingConfiguration() {
        return new SecretException(
                Reason.CONFIGURATION,
                setting.variable() + " needs AWS credentials and a region. Lambda provides them; elsewhere set "
                        + "AWS_REGION, AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY. A profile's come from"
                        + " aws configure export-credentials --format env.");
    }
}
