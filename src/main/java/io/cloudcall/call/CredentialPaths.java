package io.cloudcall.call;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The server APIs that give credentials away or take them, which no permission allows. Stateless. */
final class CredentialPaths {
    /** Each with all paths below it; docs/DECISIONS.md has the reasons. */
    private static final List<String> PATHS = List.of(
            "/cgi-bin/token",
            "/cgi-bin/stable_token",
            "/cgi-bin/clear_quota/v2",
            "/cgi-bin/component",
            "/donut/code2verifyinfo",
            "/sns",
            "/tcb/getqcloudtoken",
            "/tcb/getcodesecret");

    private CredentialPaths() {}

    /** Returns why a function does not call that path, even if config.json lists it; empty if it may. */
    static Optional<String> findReason(String path) {
        // WeChat's server may ignore case, and each proxy on the way as well.
        String lowerCase = path.toLowerCase(Locale.ROOT);
        return PATHS.stream().anyMatch(barred -> isAtOrBelow(lowerCase, barred))
                ? Optional.of(path + " gives credentials away or takes them, so no function calls it, whatever"
                        + " config.json lists: " + remedy(lowerCase))
                : Optional.empty();
    }

    private static String remedy(String path) {
        return path.equals("/sns/jscode2session")
                ? "log in by auth.code2Session."
                : "make the call that you need them for instead.";
    }

    private static boolean isAtOrBelow(String path, String folder) {
        return path.startsWith(folder) && (path.length() == folder.length() || path.charAt(folder.length()) == '/');
    }
}
