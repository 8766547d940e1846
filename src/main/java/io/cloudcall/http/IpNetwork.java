package io.cloudcall.http;

import io.netty.util.NetUtil;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A network of IPv4 or IPv6 addresses, or a single address. Immutable. */
final class IpNetwork {
    private final byte[] address;
    private final int prefixBits;

    private IpNetwork(byte[] address, int prefixBits) {
        this.address = address;
        this.prefixBits = prefixBits;
    }

    /** Parses an address, or a network in CIDR notation by RFC 4632. Returns null for other texts. */
    static @Nullable IpNetwork parse(String text) {
        String[] parts = text.split("/", 2);
        byte[] address = parseAddress(parts[0]);
        if (address == null) {
            return null;
        }
        int bits = parts.length == 1 ? 8 * address.length : parsePrefixLength(parts[1]);
        return bits < 0 || bits > 8 * address.length ? null : new IpNetwork(address, bits);
    }

    private static int parsePrefixLength(String text) {
        return text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : -1;
    }

    /** Parses an address. Returns null for other texts, such as names, which are not resolved. */
    static byte @Nullable [] parseAddress(String text) {
        return NetUtil.createByteArrayFromIpAddressString(text);
    }

    boolean contains(byte[] other) {
        if (other.length != address.length) {
            return false;
        }
        int bytes = prefixBits / 8;
        int bits = prefixBits % 8;
        return Arrays.equals(address, 0, bytes, other, 0, bytes)
                && (bits == 0 || ((address[bytes] ^ other[bytes]) & 0xff) >> (8 - bits) == 0);
    }
}
