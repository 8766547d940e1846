package io.cloudcall.event;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A value with parameters, as of Content-Type and Content-Disposition (RFC 9110, 5.6.6; RFC 7578, 4.2). Immutable.
 *
 * @param value the value in lower case, without parameters
 * @param parameters the parameters by their names in lower case; of several with one name, the first
 */
record HeaderParameters(String value, Map<String, String> parameters) {
    private static final Pattern PARAMETER =
            Pattern.compile("\\s*;\\s*([^\\s=;\"]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^;\"]*))", Pattern.DOTALL);

    /** A backslash before what has to be escaped; before anything else, such as in a path of Windows, it is itself. */
    private static final Pattern ESCAPE = Pattern.compile("\\\\([\"\\\\])");

    /** Parses a header's value. What follows the last parameter that is well-formed is ignored. */
    static HeaderParameters parse(String header) {
        int semicolon = header.indexOf(';');
        int end = semicolon < 0 ? header.length() : semicolon;
        Map<String, String> parameters = new TreeMap<>();
        Matcher parameter = PARAMETER.matcher(header).region(end, header.length());
        while (parameter.lookingAt()) {
            String quoted = parameter.group(2);
            String text = quoted == null
                    ? String.valueOf(parameter.group(3)).strip()
                    : ESCAPE.matcher(quoted).replaceAll("$1");
            parameters.putIfAbsent(parameter.group(1).toLowerCase(Locale.ROOT), text);
            parameter.region(parameter.end(), header.length());
        }
        return new HeaderParameters(header.substring(0, end).strip().toLowerCase(Locale.ROOT), parameters);
    }

    /** Returns a parameter, or null if there is none of that name. */
    @Nullable
    String parameter(String name) {
        return parameters.get(name);
    }
}
