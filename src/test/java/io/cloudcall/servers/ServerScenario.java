package io.cloudcall.servers;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The servers between the function and WeChat, and what happens to them.
 *
 * @param front what the function connects to
 * @param tls the version of TLS that {@code front} speaks, null for none
 * @param proxy the proxy on the way to {@code front}
 * @param disturbance the disturbance of every two seconds
 */
record ServerScenario(Front front, @Nullable String tls, Proxy proxy, Trouble disturbance) {

    /** The server that the function connects to. */
    enum Front {
        NGINX,
        HAPROXY
    }

    /** The proxy on the way. */
    enum Proxy {
        NONE,
        SQUID,
        SQUID_WITH_PASSWORD
    }

    /** The disturbance of every two seconds. */
    enum Trouble {
        RELOAD("reloaded"),
        RESTART("restarted"),
        UPSTREAM_KILLED("its upstream killed"),
        PROXY_RELOAD("the proxy reloaded"),
        PROXY_KILLED("the proxy killed");

        private final String words;

        Trouble(String words) {
            this.words = words;
        }
    }

    /** Each disturbance of each front, and both versions of TLS with each of them. */
    static List<ServerScenario> all() {
        return List.of(
                of(Front.NGINX, null, Trouble.RELOAD),
                of(Front.NGINX, "1.2", Trouble.RESTART),
                of(Front.NGINX, "1.3", Trouble.RESTART),
                of(Front.NGINX, "1.3", Trouble.UPSTREAM_KILLED),
                of(Front.HAPROXY, "1.2", Trouble.RELOAD),
                of(Front.HAPROXY, "1.3", Trouble.RELOAD),
                of(Front.HAPROXY, null, Trouble.RESTART),
                of(Front.HAPROXY, "1.2", Trouble.UPSTREAM_KILLED),
                new ServerScenario(Front.NGINX, "1.3", Proxy.SQUID, Trouble.RELOAD),
                new ServerScenario(Front.HAPROXY, "1.3", Proxy.SQUID_WITH_PASSWORD, Trouble.PROXY_RELOAD),
                new ServerScenario(Front.NGINX, "1.2", Proxy.SQUID_WITH_PASSWORD, Trouble.PROXY_KILLED));
    }

    private static ServerScenario of(Front front, @Nullable String tls, Trouble disturbance) {
        return new ServerScenario(front, tls, Proxy.NONE, disturbance);
    }

    /** Returns whether the servers let every request that has begun come to its end. */
    boolean isGraceful() {
        return disturbance == Trouble.RELOAD || disturbance == Trouble.PROXY_RELOAD;
    }

    @Override
    public String toString() {
        String way = switch (proxy) {
            case NONE -> "";
            case SQUID -> " through squid";
            case SQUID_WITH_PASSWORD -> " through squid with a password";
        };
        return front.name().toLowerCase(Locale.ROOT) + way + (tls == null ? "" : ", TLS " + tls) + ", "
                + disturbance.words;
    }
}
