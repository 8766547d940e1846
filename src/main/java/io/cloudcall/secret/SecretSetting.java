package io.cloudcall.secret;

import io.cloudcall.aws.AwsEnvironment;
import io.cloudcall.aws.AwsException;
import io.cloudcall.aws.AwsException.Reason;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A setting that names a secret of AWS Secrets Manager, as errors name it and its remedy.
 *
 * @param variable the environment variable, such as {@code WECHAT_APP_SECRET_ARN}
 * @param content what the secret contains, such as {@code the AppSecret}
 * @param form how it is stored, to complete the sentence "store the AppSecret …"
 * @param example a name for such a secret
 */
public record SecretSetting(String variable, String content, String form, String example) {
    static final SecretSetting APP_SECRET = new SecretSetting(
            "WECHAT_APP_SECRET_ARN",
            "the AppSecret",
            "as plain text, or as JSON such as {\"appSecret\":\"…\"}",
            "wechat-app-secret");

    /** Returns the variables of AWS for requests for the secret. */
    AwsEnvironment awsEnvironment(Map<String, String> variables) {
        return new AwsEnvironment(variables, variable, content);
    }

    /** Returns the subject of a sentence about the secret. */
    String subject() {
        return "The secret that " + variable + " names";
    }

    /**
     * Returns the parsed text of a secret.
     *
     * @param text the text, or null if the secret has bytes in its place
     * @throws AwsException if the parser refuses the text
     */
    <T> T parse(@Nullable String text, Function<String, T> parser) {
        if (text == null) {
            throw malformed("holds bytes, not text");
        }
        try {
            return parser.apply(text);
        } catch (MalformedSecretException e) {
            throw malformed(e.getMessage());
        }
    }

    private AwsException malformed(@Nullable String reason) {
        return new AwsException(
                Reason.CONFIGURATION, subject() + " " + reason + ": store " + content + " " + form + ".");
    }
}
