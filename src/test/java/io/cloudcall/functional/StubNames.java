package io.cloudcall.functional;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A resolver of the names that tests invent, in the test's JVM, whose cache of addresses is off. All other names are
 * the system's. Thread-safe.
 */
public final class StubNames extends InetAddressResolverProvider {
    private static final Map<String, List<String>> ADDRESSES = new ConcurrentHashMap<>();

    /** Lets a name resolve to these IP addresses, in this order. */
    public static void resolve(String name, String... addresses) {
        ADDRESSES.put(name, List.of(addresses));
    }

    @Override
    public InetAddressResolver get(Configuration configuration) {
        return new InetAddressResolver() {
            @Override
            public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) throws UnknownHostException {
                List<String> addresses = ADDRESSES.get(host);
                return addresses == null
                        ? configuration.builtinResolver().lookupByName(host, policy)
                        : addresses.stream().map(StubNames::literal);
            }

            @Override
            public String lookupByAddress(byte[] address) throws UnknownHostException {
                return configuration.builtinResolver().lookupByAddress(address);
            }
        };
    }

    private static InetAddress literal(String address) {
        return InetAddress.ofLiteral(address);
    }

    @Override
    public String name() {
        return "names of tests";
    }
}
