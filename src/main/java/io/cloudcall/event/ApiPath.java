package io.cloudcall.event;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The path of an HTTP request: {@code /openapi/{api}} for a name, {@code /api/cgi-bin/openapi/quota/get} for the path
 * of a server API, each possibly behind {@code /apps/{appid}}, and that after the prefix of a stage or a domain; or any
 * other path. Immutable. Created by {@link ApiPathParser}.
 *
 * @param api the text in the place of the API, which is no name if it has a slash; null if there is none
 * @param isServerApi whether the text is in the place of a server API's path
 * @param app what is before the API
 */
record ApiPath(@Nullable String api, boolean isServerApi, AppPrefix app) {

    /** Returns the API's name, or empty if the path does not name exactly one. */
    Optional<String> name() {
        return Optional.ofNullable(api).filter(text -> !app.isMalformed() && !isServerApi && isName(text));
    }

    /** Returns the text in the place of a server API's path, or empty if there is no such place. */
    Optional<String> serverApi() {
        return Optional.ofNullable(api).filter(text -> !app.isMalformed() && isServerApi);
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
        return !named.equals(target) && (isName(named) || named.contains(ApiPathParser.NAME_FOLDER));
    }

    private static boolean isName(String api) {
        return !api.isEmpty() && api.indexOf('/') < 0;
    }

    private static String withoutTrailingSlash(String api) {
        return api.endsWith("/") ? api.substring(0, api.length() - 1) : api;
    }
}
