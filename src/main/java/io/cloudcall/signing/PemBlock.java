package io.cloudcall.signing;

import io.cloudcall.call.ConfigurationException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first block of a PEM text. The lines around it may be absent, line breaks may be those of any system, missing, or
 * the two characters backslash and n, as in a variable.
 *
 * @param label what stands behind BEGIN, such as {@code RSA PRIVATE KEY}; empty without such a line
 * @param der the bytes of the block
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and never copied, as it may be a private key.
record PemBlock(String label, byte[] der) {
    private static final Pattern BLOCK = Pattern.compile("(?s)-----BEGIN ([A-Z0-9 ]{1,40})-----(.*?)-----END ");
    private static final Pattern BREAK = Pattern.compile("\\\\[nr]");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    /**
     * Parses a text.
     *
     * @throws ConfigurationException if it is neither PEM nor base64, or is encrypted
     */
    static PemBlock parse(String text, KeyField field) {
        String lines = BREAK.matcher(text).replaceAll("\n");
        Matcher block = BLOCK.matcher(lines);
        if (block.find()) {
            return new PemBlock(block.group(1), decode(block.group(2), field));
        }
        if (lines.contains("-----")) {
            throw field.invalid("is cut off: copy all of it, from the line with BEGIN to the line with END");
        }
        return new PemBlock("", decode(lines, field));
    }

    private static byte[] decode(String base64, KeyField field) {
        if (base64.contains("ENCRYPTED")) {
            throw field.encrypted();
        }
        try {
            byte[] der = Base64.getDecoder().decode(SPACE.matcher(base64).replaceAll(""));
            if (der.length > 0) {
                return der;
            }
        } catch (IllegalArgumentException e) {
            // Reported below, without its text, which quotes a character.
        }
        throw field.invalid("is no PEM text: copy the file as it was downloaded");
    }
}
