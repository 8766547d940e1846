package io.cloudcall.tools.sandbox.control;

import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The origins of requests to the sandbox's own API. A web page of another site can have a browser send requests to this
 * machine, by forms or by a name of its own that then resolves to this machine (DNS rebinding).
 *
 * <p>The host has to be one that the public DNS has no name for: an IP address, a name without dots, such as localhost
 * or that of a container, or one below a reserved top-level domain; or it is the host that the sandbox was started on.
 * An Origin has to be that host. Each change has to be JSON, which no form sends.
 */
final class RequestPolicy {
    private static final Pattern HOST = Pattern.compile("(\\[[0-9A-Fa-f:.%]+]|[A-Za-z0-9._-]+)(?::[0-9]{1,5})?");
    private static final Pattern ADDRESS = Pattern.compile("\\[.*]|[0-9]{1,3}(?:\\.[0-9]{1,3}){3}");
    /** Reserved by RFC 6761, RFC 9476 and ICANN's decision about .internal; .cluster.local is that of Kubernetes. */
    private static final Pattern RESERVED = Pattern.compile(".*\\.(?:localhost|test|internal|alt|cluster\\.local)\\.?");

    private final String ownHost;

    /** @param ownHost the address or name that the sandbox listens on */
    RequestPolicy(String ownHost) {
        this.ownHost = ownHost.toLowerCase(Locale.ROOT);
    }

    /** @throws ControlException if the request is not allowed */
    void require(MultiMap headers) {
        requireHost(headers.getAll("Host"));
        requireSameOrigin(headers.getAll("Origin"), String.valueOf(headers.get("Host")));
    }

    /** @throws ControlException if the request could change something, and is not JSON */
    static void requireJson(String method, MultiMap headers) {
        String type =
                String.valueOf(headers.get("Content-Type")).split(";", 2)[0].strip();
        if (!method.equals("GET") && !type.equalsIgnoreCase("application/json")) {
            throw new ControlException(415, "the Content-Type is not application/json: send that header");
        }
    }

    private void requireHost(List<String> hosts) {
        if (hosts.size() != 1 || !isOwn(hosts.getFirst().toLowerCase(Locale.ROOT))) {
            throw new ControlException(
                    403,
                    "the Host is not a name of the sandbox: use its IP address, localhost, a name without dots, or the "
                            + "one that --host gave");
        }
    }

    private boolean isOwn(String host) {
        var parts = HOST.matcher(host);
        if (!parts.matches()) {
            return false;
        }
        String name = parts.group(1);
        return name.equals(ownHost)
                || !name.contains(".")
                || ADDRESS.matcher(name).matches()
                || RESERVED.matcher(name).matches();
    }

    private static void requireSameOrigin(List<String> origins, String host) {
        boolean same = origins.stream()
                .allMatch(origin ->
                        origin.equalsIgnoreCase("http://" + host) || origin.equalsIgnoreCase("https://" + host));
        if (!same) {
            throw new ControlException(
                    403,
                    "the Origin is another site: send the request from the sandbox's own pages, or without an Origin");
        }
    }
}
