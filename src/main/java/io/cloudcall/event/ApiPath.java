package io.cloudcall.event;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The path of an HTTP request: {@code /openapi/{api}} for a name, {@code /api/cgi-bin/openapi/quota/get} for the path
 * of a server API, possibly after the prefix of a stage or a domain, or any other. Immutable.
 *
 * @param api the text in the place of the API, which is no name if it has a slash; null if there is none
 * @param isServerApi whether the text is in the place of a server API's path
 */
record ApiPath(@Nullable String api, boolean isServerApi) {
    private static final String NAME_PREFIX = "/openapi/";
    private static final String SERVER_API_PREFIX = "/api/";

    /** A name behind a stage or a domain that is called {@code api}: no path of a server API has a dot. */
    private static final Pattern NAME_BEHIND_STAGE = Pattern.compile("(?:openapi/)+[^/]*\\.[^/]*");

    /**
     * The parts of a path that proxies read in several ways: an encoded byte, a parameter of a segment, and an empty
     * segment.
     */
    private static final Pattern AMBIGUOUS = Pattern.compile("[%;\\\\]|//");

    /**
     * Parses the path of a router's request.
     *
     * @param name the route's path parameter {@code api}, which is preferred; null if the route has none
     * @param rest the route's path parameter {@code proxy}, the rest of a path; null if the route has none
     */
    static ApiPath parse(String path, @Nullable String name, @Nullable String rest) {
        if (name != null) {
            return new ApiPath(name, false);
        }
        if (isServerApi(path, rest)) {
            return ofServerApi(path, rest);
        }
        int prefix = path.indexOf(SERVER_API_PREFIX);
        boolean isFirst = prefix >= 0 && !path.substring(0, prefix + 1).contains(NAME_PREFIX);
        String behind = isFirst ? skipRepeatedPrefix(path, prefix, SERVER_API_PREFIX) : "";
        return isFirst && !NAME_BEHIND_STAGE.matcher(behind).matches() ? ofServerApi(path, behind) : parseName(path);
    }

    /**
     * Parses the path of a request to a function that is one named call, which may have any path of its own. Only the
     * route shows that it is for a server API.
     */
    static ApiPath parse(String path, @Nullable String rest) {
        return isServerApi(path, rest) ? ofServerApi(path, rest) : parseName(path);
    }

    private static boolean isServerApi(String path, @Nullable String rest) {
        return rest != null && path.endsWith(SERVER_API_PREFIX + rest);
    }

    private static ApiPath ofServerApi(String path, @Nullable String rest) {
        return new ApiPath(isNormal(path) && !AMBIGUOUS.matcher(path).find() ? "/" + rest : path, true);
    }

    private static ApiPath parseName(String path) {
        int prefix = path.indexOf(NAME_PREFIX);
        if (prefix < 0) {
            return new ApiPath(null, false);
        }
        String api = skipRepeatedPrefix(path, prefix, NAME_PREFIX);
        return new ApiPath(isNormal(path) ? api : path, false);
    }

    /** Returns what follows the prefix, which a stage or a domain of that name repeats. */
    private static String skipRepeatedPrefix(String path, int position, String prefix) {
        int start = position;
        while (path.startsWith(prefix, start + prefix.length() - 1)) {
            start += prefix.length() - 1;
        }
        return path.substring(start + prefix.length());
    }

    /**
     * Returns whether normalization, as of proxies, leaves the path as it is: it has no dot segment or encoded slash.
     */
    private static boolean isNormal(String path) {
        String decoded = path.toLowerCase(Locale.ROOT).replace("%2e", ".");
        return !decoded.contains("%2f")
                && !decoded.contains("%5c")
                && Stream.of(decoded.split("/")).noneMatch(segment -> segment.equals(".") || segment.equals(".."));
    }

    private static boolean isName(String api) {
        return !api.isEmpty() && api.indexOf('/') < 0;
    }

    /** Returns the API's name, or empty if the path does not name exactly one. */
    Optional<String> name() {
        return Optional.ofNullable(api).filter(text -> !isServerApi && isName(text));
    }

    /** Returns the text in the place of a server API's path, or empty if there is no such place. */
    Optional<String> serverApi() {
        return Optional.ofNullable(api).filter(text -> isServerApi);
    }

    /** Returns whether the path would name an API if it did not end with a slash. */
    boolean hasTrailingSlash() {
        return api != null && !isServerApi && api.endsWith("/") && isName(withoutTrailingSlash(api));
    }

    /** Returns whether the path names another API than {@code target}, or several. */
    boolean isForeignTo(String target) {
        if (isServerApi) {
            return !target.equals(api);
        }
        String named = api == null ? "" : withoutTrailingSlash(api);
        return !named.equals(target) && (isName(named) || named.contains(NAME_PREFIX));
    }

    private static String withoutTrailingSlash(String api) {
        return api.endsWith("/") ? api.substring(0, api.length() - 1) : api;
    }
}
