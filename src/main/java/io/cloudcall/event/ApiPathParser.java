package io.cloudcall.event;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The parser of an HTTP request's path. Stateless. */
final class ApiPathParser {
    static final String NAME_FOLDER = "/openapi/";
    private static final String SERVER_API_FOLDER = "/api/";

    /** A name behind a stage or a domain that is called {@code api}: no path of a server API has a dot. */
    private static final Pattern NAME_BEHIND_STAGE = Pattern.compile("(?:openapi/)+[^/]*\\.[^/]*");

    /**
     * The parts of a path that proxies read in several ways: an encoded byte, a parameter of a segment, and an empty
     * segment.
     */
    private static final Pattern AMBIGUOUS = Pattern.compile("[%;\\\\]|//");

    /** The same less empty segments, which clients add where they join a stage's URL and a path. */
    private static final Pattern ENCODED = Pattern.compile("[%;\\\\]");

    private ApiPathParser() {}

    /** Parses the path of a router's request. The parameters of its route are preferred to the path. */
    static ApiPath parse(String path, RouteParameters route) {
        if (route.appId() != null) {
            return parseAppRoute(path, route, route.appId());
        }
        if (route.api() != null) {
            return parseNameRoute(path, route.api());
        }
        return isServerApi(path, route.rest()) ? parseServerApiRoute(path, route.rest()) : parse(path);
    }

    /**
     * Parses the path of a request to a function that is one call, which may have any path of its own. Only the route
     * shows that it is for a server API.
     */
    static ApiPath parseSingle(String path, RouteParameters route) {
        if (isServerApi(path, route.rest())) {
            return parseServerApiRoute(path, route.rest());
        }
        int folder = path.indexOf(NAME_FOLDER);
        return folder < 0
                ? new ApiPath(null, false, AppPrefix.NONE)
                : new ApiPath(
                        isNormal(path) ? skipRepeatedFolder(path, folder, NAME_FOLDER) : path,
                        false,
                        AppPrefix.parse(path.substring(0, folder)));
    }

    /** Parses a path in which the gateway has found an AppID, which the path must have in the same place. */
    private static ApiPath parseAppRoute(String path, RouteParameters route, String appId) {
        String folder = AppPrefix.FOLDER + appId;
        String tail = tailOf(path, route, folder);
        if (tail != null && path.endsWith(folder + tail)) {
            return parseStrictly(path, path.length() - tail.length());
        }
        ApiPath found = parse(path);
        return appId.equals(found.app().appId()) ? found : malformed(path);
    }

    /** Returns what the gateway has found behind the AppID, or null if its route has no parameter there. */
    private static @Nullable String tailOf(String path, RouteParameters route, String folder) {
        if (route.api() != null) {
            return NAME_FOLDER + route.api();
        }
        if (route.rest() == null) {
            return null;
        }
        String serverApi = SERVER_API_FOLDER + route.rest();
        return path.endsWith(folder + serverApi) ? serverApi : "/" + route.rest();
    }

    private static ApiPath parseNameRoute(String path, String name) {
        String end = NAME_FOLDER + name;
        boolean isInFolder = path.endsWith(end);
        ApiPath found = of(path, isInFolder ? path.length() - end.length() : path.lastIndexOf('/'), name, false);
        return found.app().appId() == null || isInFolder ? found : malformed(path);
    }

    private static boolean isServerApi(String path, @Nullable String rest) {
        return rest != null && path.endsWith(SERVER_API_FOLDER + rest);
    }

    private static ApiPath parseServerApiRoute(String path, @Nullable String rest) {
        return serverApi(path, path.length() - (SERVER_API_FOLDER + rest).length(), "/" + rest);
    }

    /** Rejects an app's path behind a stage that is called {@code api}: the default app has no API of that path. */
    private static ApiPath serverApi(String path, int folder, String api) {
        return api.startsWith(AppPrefix.FOLDER) ? malformed(path) : of(path, folder, api, true);
    }

    /** Parses a path by its first folder. */
    private static ApiPath parse(String path) {
        int serverApi = path.indexOf(SERVER_API_FOLDER);
        int name = path.indexOf(NAME_FOLDER);
        int first = serverApi < 0 || name < 0 ? Math.max(serverApi, name) : Math.min(serverApi, name);
        if (first < 0) {
            return new ApiPath(null, false, AppPrefix.NONE);
        }
        if (AppPrefix.parse(path.substring(0, first)).isPresent()) {
            return parseStrictly(path, first);
        }
        return first == serverApi ? parseServerApi(path, first) : parseName(path, first);
    }

    /** Parses a path with an AppID, behind which no stage repeats the folder. */
    private static ApiPath parseStrictly(String path, int folder) {
        if (path.startsWith(NAME_FOLDER, folder)) {
            return of(path, folder, path.substring(folder + NAME_FOLDER.length()), false);
        }
        return path.startsWith(SERVER_API_FOLDER, folder)
                ? of(path, folder, path.substring(folder + SERVER_API_FOLDER.length() - 1), true)
                : malformed(path);
    }

    private static ApiPath parseServerApi(String path, int folder) {
        String behind = skipRepeatedFolder(path, folder, SERVER_API_FOLDER);
        if (NAME_BEHIND_STAGE.matcher(behind).matches()) {
            return parseName(path, path.indexOf(NAME_FOLDER));
        }
        return serverApi(path, folder, "/" + behind);
    }

    private static ApiPath parseName(String path, int folder) {
        return of(path, folder, skipRepeatedFolder(path, folder, NAME_FOLDER), false);
    }

    private static ApiPath malformed(String path) {
        return new ApiPath(path, false, AppPrefix.MALFORMED);
    }

    /** Returns the parsed path, with the whole path in the place of the API if it can be read in several ways. */
    private static ApiPath of(String path, int prefixEnd, String api, boolean isServerApi) {
        String prefix = path.substring(0, Math.max(0, prefixEnd));
        AppPrefix app = AppPrefix.parse(prefix);
        boolean isAmbiguous = (isServerApi || app.isPresent())
                ? AMBIGUOUS.matcher(path).find()
                : ENCODED.matcher(prefix).find();
        return new ApiPath(isNormal(path) && !isAmbiguous ? api : path, isServerApi, app);
    }

    /** Returns what follows the folder, which a stage or a domain of that name repeats. */
    private static String skipRepeatedFolder(String path, int position, String folder) {
        int start = position;
        while (path.startsWith(folder, start + folder.length() - 1)) {
            start += folder.length() - 1;
        }
        return path.substring(start + folder.length());
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
}
