package io.cloudcall.client;

import io.cloudcall.http.Hosts;
import java.net.URI;
import java.util.Locale;

/** The validation of the URL of WeChat's server. */
final class BaseUrl {
    private BaseUrl() {}

    /**
     * Returns scheme, host and port of {@code url}.
     *
     * @throws IllegalArgumentException if there is more in it, or if it is plain HTTP to another machine
     */
    static URI parse(URI url) {
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        Hosts.findFault(url).ifPresent(fault -> check(false, "the base URL " + fault));
        check(
                scheme.equals("https") || (scheme.equals("http") && Hosts.isLoopback(url.getHost())),
                "the base URL is not https");
        check(
                url.getRawPath().matches("/?") && url.getRawQuery() == null && url.getRawFragment() == null,
                "the base URL has more than a scheme, a host and a port");
        return URI.create(scheme + "://" + url.getRawAuthority());
    }

    private static void check(boolean valid, String message) {
        if (!valid) {
            throw new IllegalArgumentException(message);
        }
    }
}
