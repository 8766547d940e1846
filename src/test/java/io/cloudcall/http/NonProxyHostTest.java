package io.cloudcall.http;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The entries of NO_PROXY that ProxyTest cannot reach from loopback. */
class NonProxyHostTest {

    @ParameterizedTest
    @CsvSource({
        "example.com, www.example.com, 443",
        "example.com:443, www.example.com, 443",
        "*.example.com:8443, www.example.com, 8443",
        "*:443, example.com, 443",
        "10.0.0.0/8, 10.255.1.2, 443",
        "10.128.0.0/9:443, 10.128.1.2, 443",
        "0.0.0.0/0, 192.0.2.1, 443",
        "192.0.2.1/32, 192.0.2.1, 443",
        "192.0.2.1:443, 192.0.2.1, 443",
        "::1, [::1], 443",
        "0:0:0:0:0:0:0:1, [::1], 443",
        "[::1], [::1], 443",
        "[::1]:443, [::1], 443",
        "fd00::/8, [FD12:3456::1], 443",
        "[fd00::/8]:443, [fd12:3456::1], 443"
    })
    void matches(String entry, String host, int port) {
        assertTrue(NonProxyHost.parse(entry).matches(host, port));
    }

    @ParameterizedTest
    @CsvSource({
        "example.com, example.org, 443",
        "example.com:444, example.com, 443",
        "*:444, example.com, 443",
        "'', example.com., 443",
        ":443, example.com., 443",
        "10.0.0.0/8, 11.0.0.1, 443",
        "10.128.0.0/9, 10.127.0.1, 443",
        "10.0.0.0/8:444, 10.0.0.1, 443",
        "10.0.0.0/33, 10.0.0.0, 443",
        "10.0.0.0/-1, 10.0.0.0, 443",
        "10.0.0.0/x, 10.0.0.0, 443",
        "0.0.1, 127.0.0.1, 443",
        "0.0.0.0/0, [::1], 443",
        "0.0.0.0/0, example.com, 443",
        "fd00::/8, [fe00::1], 443",
        "::1, [::2], 443",
        "[::1]:444, [::1], 443"
    })
    void doesNotMatch(String entry, String host, int port) {
        assertFalse(NonProxyHost.parse(entry).matches(host, port));
    }
}
