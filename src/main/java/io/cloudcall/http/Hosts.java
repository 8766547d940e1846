package io.cloudcall.http;

/** Tells hosts that are this machine, the only ones that may be spoken to without TLS unless somebody says so. */
public final class Hosts {
    private Hosts() {}

    /** Whether {@code host}, as {@link java.net.URI#getHost()} gives it, never leads off this machine. */
    public static boolean isLoopback(String host) {
        return host.equalsIgnoreCase("localhost")
                || host.equals("[::1]")
                || host.equals("[0:0:0:0:0:0:0:1]")
                || host.matches("127\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}");
    }
}
