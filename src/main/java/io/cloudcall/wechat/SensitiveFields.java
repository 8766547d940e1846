package io.cloudcall.wechat;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The fields that no log shows, by their names in JSON, in queries and headers: keys, codes and tokens; telephone
 * numbers, senders and receivers. Stateless.
 */
final class SensitiveFields {
    /** A key of JSON with its quotation marks, which a text that quotes JSON escapes, and the colon behind it. */
    private static final Pattern JSON_KEY = Pattern.compile("(\\\\{0,7}\")([\\w\\-\\\\]{2,80}?)\\1\\s*:\\s*");

    /** Words after a name that state its outcome, as in {@code auth.getAccessToken:fail}. */
    private static final String NO_VALUE = "(?!(?:ok|fail|null|true|false|undefined|none|missing)\\b|…)";

    private static final String SECRETS =
            "(?:access|refresh)_?token|app_?secret|secret|authorization|(?:session|encrypt)_?key";
    private static final String PARAMETERS = "password|js_?code|phone|phone_?number|mobile|tel";
    private static final String QUOTE = "(?:\\\\{0,7}[\"'])?";

    /** Possessive: backtracking over a long value would overflow the stack. */
    private static final String VALUE = NO_VALUE + "(?:\\\\[^\"'\\s]|[^&\"'\\s,;}\\\\])++";

    private static final Pattern NAMED = Pattern.compile(
            "((?:" + SECRETS + ")" + QUOTE + "\\s*[=:]\\s*" + QUOTE + "|(?:" + PARAMETERS + ")=)"
                    + "(?:(?:basic|bearer)\\s+)?" + VALUE,
            Pattern.CASE_INSENSITIVE);
    private static final Pattern USER_INFO = Pattern.compile("//[^/@\\s]+@");

    private static final Set<String> NAMES = Set.of(
            "accesstoken",
            "authorization",
            "sessionkey",
            "encryptkey",
            "jscode",
            "code",
            "tel",
            "telephone",
            "sender",
            "receiver",
            "address",
            "addr",
            "printhtml");
    private static final Set<String> NAME_ENDS =
            Set.of("accesstoken", "refreshtoken", "secret", "password", "phone", "phonenumber", "mobile", "contact");

    private SensitiveFields() {}

    /** Returns {@code text} with the values of these fields, and the user information of URLs, replaced. */
    static String mask(String text) {
        String masked = NAMED.matcher(maskJson(text)).replaceAll("$1" + SecretRedactor.MASK);
        return USER_INFO.matcher(masked).replaceAll("//" + SecretRedactor.MASK + "@");
    }

    private static String maskJson(String text) {
        StringBuilder out = new StringBuilder(text.length());
        Matcher key = JSON_KEY.matcher(text);
        int position = 0;
        int from = 0;
        while (from < text.length() && key.find(from)) {
            from = key.start() + 1;
            if (isSensitive(key.group(2))) {
                JsonExtent value = JsonExtent.at(text, key.end(), key.group(1));
                if (!value.isLiteral()) {
                    out.append(text, position, key.end()).append(value.replacement(key.group(1)));
                    position = value.end();
                }
                from = value.end();
            }
        }
        return out.append(text, position, text.length()).toString();
    }

    private static boolean isSensitive(String key) {
        String name =
                DecodedText.of(key).unescapeJson().text().replaceAll("[_-]", "").toLowerCase(Locale.ROOT);
        return NAMES.contains(name) || NAME_ENDS.stream().anyMatch(name::endsWith);
    }
}
