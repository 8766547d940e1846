package io.cloudcall.http;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/** Rules for the hosts of URLs. */
public final class Hosts {
    private Hosts() {}

    /** Returns whether a URL has a host in ASCII, and no invalid port. */
    public static boolean namesServer(URI url) {
        return url.getHost() != null && url.getPort() != 0 && url.getPort() < 65_536;
    }

    /** Returns the port of a URL of HTTP or HTTPS. */
    public static int port(URI url) {
        return url.getPort() >= 0 ? url.getPort() : url.getScheme().equals("https") ? 443 : 80;
    }

    /**
     * Returns the problem of the host or the port of a URL, or its user information, to continue a sentence about the
     * URL. Empty if nothing is.
     */
    public static Optional<String> findFault(URI url) {
        String authority = Objects.requireNonNullElse(url.getRawAuthority(), "");
        if (authority.contains("@")) {
            return Optional.of("must not have user information");
        }
        if (namesServer(url)) {
            return Optional.empty();
        }
        if (url.getHost() != null) {
            return Optional.of("must have a port from 1 to 65535, or none");
        }
        return Optional.of(
                authority.contains("_")
                        ? "has an underscore in its host, which the names of hosts must not have: use another name of"
                                + " it, such as an alias in Docker Compose, or its address"
                        : "must name a host in ASCII, and perhaps a port from 1 to 65535");
    }

    /**
     * Returns whether {@code host}, as {@link URI#getHost()} returns it, is a loopback host. Those are the only ones
     * allowed over plain HTTP by default.
     */
    public static boolean isLoopback(String host) {
        return host.equalsIgnoreCase("localhost")
                || host.equals("[::1]")
                || host.equals("[0:0:0:0:0:0:0:1]")
                || host.matches("127\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}");
    }
}
