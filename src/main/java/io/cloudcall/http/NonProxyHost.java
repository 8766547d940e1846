package io.cloudcall.http;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An entry of {@code NO_PROXY}, which has no standard; the rules are those of curl and of Go. A name includes its
 * subdomains, with or without {@code .} or {@code *.} before it; an address may be a network in CIDR notation;
 * {@code *} is every server. Each may end with a port. An entry of another form matches no server. Names are not
 * resolved. Immutable.
 */
public final class NonProxyHost {
    private static final Pattern WITH_PORT = Pattern.compile("(\\[[^]]*]|[^:]*):([0-9]{1,5})");
    private static final int ANY_PORT = -1;

    private final String host;
    private final int port;
    private final @Nullable IpNetwork network;

    private NonProxyHost(String host, int port) {
        this.host = host;
        this.port = port;
        network = IpNetwork.parse(host);
    }

    /** Parses an entry. */
    public static NonProxyHost parse(String entry) {
        Matcher withPort = WITH_PORT.matcher(entry);
        return withPort.matches()
                ? new NonProxyHost(normalize(withPort.group(1)), Integer.parseInt(withPort.group(2)))
                : new NonProxyHost(normalize(entry), ANY_PORT);
    }

    private static String normalize(String text) {
        return text.replaceAll("[\\[\\]]", "").toLowerCase(Locale.ROOT);
    }

    /** Returns whether a server, by its name or address as in a URL, is reached without the proxy. */
    boolean matches(String serverHost, int serverPort) {
        return (port == ANY_PORT || port == serverPort) && matchesHost(normalize(serverHost));
    }

    private boolean matchesHost(String name) {
        if (host.equals("*")) {
            return true;
        }
        byte[] address = IpNetwork.parseAddress(name);
        return address == null ? matchesDomain(name) : network != null && network.contains(address);
    }

    private boolean matchesDomain(String name) {
        String domain = host.replaceFirst("^\\*?\\.", "");
        return !domain.isEmpty() && (name.equals(domain) || name.endsWith("." + domain));
    }
}
