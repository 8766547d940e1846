package io.cloudcall.signing;

import io.cloudcall.call.ConfigurationException;
import io.cloudcall.json.JsonObject;
import java.util.regex.Pattern;

/**
 * A field of the keys, and the errors about it, which never quote it.
 *
 * @param owner the object with the field
 * @param name the name in the object
 * @param path the name from the top, such as {@code symmetric.key}
 * @param source the setting that has the keys, as the end of a sentence
 */
record KeyField(JsonObject owner, String name, String path, String source) {
    private static final Pattern NUMBER = Pattern.compile("[0-9A-Za-z_-]{1,128}");

    /**
     * Returns the text of the field.
     *
     * @throws ConfigurationException if there is none
     */
    String text() {
        String text = owner.getString(name);
        if (text == null || text.isBlank()) {
            throw invalid("is missing, empty or no text: take it from " + SigningKeys.CONSOLE);
        }
        return text.strip();
    }

    /**
     * Returns the number of a key or certificate, which travels in a header.
     *
     * @throws ConfigurationException if there is none
     */
    String number() {
        String number = text();
        if (!NUMBER.matcher(number).matches()) {
            throw invalid("is no number of letters and digits: copy it (编号) from " + SigningKeys.CONSOLE);
        }
        return number;
    }

    /** Creates the error of a field. */
    ConfigurationException invalid(String reasonAndRemedy) {
        return new ConfigurationException(path + " of " + source + " " + reasonAndRemedy + ".");
    }

    /** Creates the error of a private key with a passphrase. */
    ConfigurationException encrypted() {
        return invalid("is encrypted with a passphrase: decrypt it, by openssl pkey -in FILE");
    }

    /** Creates the error of a key or certificate of China's national algorithms, which the JDK lacks. */
    ConfigurationException nationalAlgorithm() {
        return invalid(
                "is one of SM2 or SM4, which are not supported: choose AES256 and RSA in " + SigningKeys.CONSOLE);
    }
}
