package io.cloudcall.http;

import java.net.URI;

/** Rules for the hosts of URLs. */
public final class Hosts {
    private Hosts() {}

    /** Whether a URL names a server in ASCII, and no port that cannot be connected to. */
    public static boolean namesServer(URI url) {
        return url.getHost() != null && url.getPort() != 0 && url.getPort() < 65_536;
    }

    /**
     * Whether {@code host}, as {@link URI#getHost()} gives it, never leads off this machine: such hosts may be spoken
     * to without TLS.
     */
    public static boolean isLoopback(String host) {
        return host.equalsIgnoreCase("localhost")
                || host.equals("[::1]")
                || host.equals("[0:0:0:0:0:0:0:1]")
                || host.matches("127\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}");
    }
}
