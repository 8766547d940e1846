package io.cloudcall.aws;

import io.cloudcall.aws.AwsException.Reason;
import java.util.Map;
import java.util.Optional;

/**
 * The environment variables of AWS's own tools, where blank means absent.
 *
 * @param variables the variables
 * @param setting the name of the setting that needs AWS, such as {@code WECHAT_APP_SECRET_ARN}
 * @param contents what requests or responses contain, such as {@code the AppSecret}
 */
public record AwsEnvironment(Map<String, String> variables, String setting, String contents) {

    /** Returns the value of a variable, stripped. */
    public Optional<String> get(String name) {
        return Optional.ofNullable(variables.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** Returns the function's own region. */
    public String region() {
        return get("AWS_REGION").or(() -> get("AWS_DEFAULT_REGION")).orElseThrow(this::missingConfiguration);
    }

    /** Returns the error of missing credentials, or of a missing region. */
    public AwsException missingConfiguration() {
        return new AwsException(
                Reason.CONFIGURATION,
                setting + " needs AWS credentials and a region. Lambda provides them; elsewhere set "
                        + "AWS_REGION, AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY. A profile's come from"
                        + " aws configure export-credentials --format env.");
    }
}
