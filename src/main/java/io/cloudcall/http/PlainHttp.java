package io.cloudcall.http;

import java.net.URI;

/**
 * The rule for URLs without TLS, to which secrets would be sent unencrypted: only loopback hosts are allowed, or all if
 * the operator permits it.
 */
public final class PlainHttp {
    /** The environment variable that permits plain HTTP to other machines by {@code true}. */
    public static final String PERMISSION = "WECHAT_ALLOW_PLAIN_HTTP";

    private PlainHttp() {}

    /** Returns whether a URL with a host needs the permission. */
    public static boolean needsPermission(URI url) {
        return "http".equals(url.getScheme()) && !Hosts.isLoopback(url.getHost());
    }

    /**
     * Returns the sentence about a setting that lacks the permission.
     *
     * @param name the name of the setting
     * @param secrets what would be sent unencrypted
     */
    public static String missingPermission(String name, String secrets) {
        return name + " is plain HTTP, which would send " + secrets + " unencrypted: use https, or set " + PERMISSION
                + "=true if the way there is safe.";
    }
}
