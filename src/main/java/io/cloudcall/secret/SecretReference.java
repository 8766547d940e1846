package io.cloudcall.secret;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The ARN or name of a stored secret.
 *
 * @param id its ARN or its name
 * @param region the region of the store, or null for the function's own
 */
record SecretReference(String id, @Nullable String region) {
    private static final Pattern ARN =
            Pattern.compile("arn:aws[a-z-]*:secretsmanager:([a-z]+(?:-[a-z0-9]+)+):[0-9]{12}:secret:[^\\s:]+");
    private static final Pattern NAME = Pattern.compile("[^\\s:]{1,512}");

    /**
     * Parses an ARN or a name.
     *
     * @param setting the setting that has it
     * @throws IllegalArgumentException if it is neither
     */
    static SecretReference parse(String text, SecretSetting setting) {
        Matcher arn = ARN.matcher(text);
        if (arn.matches()) {
            return new SecretReference(text, arn.group(1));
        }
        if (NAME.matcher(text).matches()) {
            return new SecretReference(text, null);
        }
        throw new IllegalArgumentException(
                setting.variable() + " is neither the ARN nor the name of a secret: set it to one such as"
                        + " arn:aws:secretsmanager:us-east-1:123456789012:secret:" + setting.example() + "-a1b2c3.");
    }
}
