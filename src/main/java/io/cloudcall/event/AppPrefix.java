package io.cloudcall.event;

import io.cloudcall.call.AppId;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The part of a path before the folder of its API, {@code /apps/{appid}} behind the prefix of a stage or a domain, if
 * there is any. An IAM policy or a scope grants one app by it, so it is read in one way or not at all. Immutable.
 *
 * @param appId the AppID; null for the default one, and if the prefix is malformed
 * @param isMalformed whether there is a folder {@code apps}, but nothing that names one AppID
 */
record AppPrefix(@Nullable String appId, boolean isMalformed) {
    static final String FOLDER = "/apps/";

    /** The prefix of a path that names no AppID. */
    static final AppPrefix NONE = new AppPrefix(null, false);

    /** The prefix of a path that can be read in several ways, or that names no AppID where one has to be. */
    static final AppPrefix MALFORMED = new AppPrefix(null, true);

    /** A misspelled folder counts: without it, the call would be made for the default app. */
    private static final Pattern ANY_FOLDER = Pattern.compile("(?:^|/)apps(?=/|$)", Pattern.CASE_INSENSITIVE);

    /** The folder, which a stage or a domain of that name repeats, and an AppID; or that stage alone. */
    private static final Pattern USABLE = Pattern.compile("/?apps(?:/(?:apps/)*([^/]+))?");

    /** Names of folders, which are no AppIDs in a path. */
    private static final Set<String> FOLDERS = Set.of("apps", "api", "openapi");

    /** Parses what is before the folder of an API, without a slash at its end. The first folder counts. */
    static AppPrefix parse(String prefix) {
        Matcher folder = ANY_FOLDER.matcher(prefix);
        if (!folder.find()) {
            return NONE;
        }
        Matcher usable = USABLE.matcher(prefix).region(folder.start(), prefix.length());
        if (!usable.matches()) {
            return MALFORMED;
        }
        String appId = usable.group(1);
        return appId == null ? NONE : of(appId);
    }

    private static AppPrefix of(String appId) {
        return AppId.isWellFormed(appId) && !FOLDERS.contains(appId.toLowerCase(Locale.ROOT))
                ? new AppPrefix(appId, false)
                : MALFORMED;
    }

    /** Returns whether the path is for another app than the default one, or for an AppID that is malformed. */
    boolean isPresent() {
        return appId != null || isMalformed;
    }
}
