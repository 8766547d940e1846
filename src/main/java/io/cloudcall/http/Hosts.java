package io.cloudcall.http;

import java.net.URI;

/** Rules for the hosts of URLs. */
public final class Hosts {
    private Hosts() {}

    /** Returns whether a URL has a host in ASCII, and no invalid port. */
    public static boolean namesServer(URI url) {
        return url.getHost() != null && url.getPort() != 0 && url.getPort() < 65_536;
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
