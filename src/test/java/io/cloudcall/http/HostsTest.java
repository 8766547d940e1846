package io.cloudcall.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostsTest {

    @ParameterizedTest
    @CsvSource({
        "localhost,true",
        "LocalHost,true",
        "127.0.0.1,true",
        "127.255.0.9,true",
        "[::1],true",
        "[0:0:0:0:0:0:0:1],true",
        "127.0.0.1.example,false",
        "localhost.example,false",
        "128.0.0.1,false",
        "[::2],false"
    })
    void areLoopbackIfTheyNeverLeadOffThisMachine(String host, boolean loopback) {
        assertEquals(loopback, Hosts.isLoopback(host));
    }

    @ParameterizedTest
    @CsvSource({
        "https://host,true",
        "https://host:1,true",
        "https://host:65535/path,true",
        "https://host:0,false",
        "https://host:65536,false",
        "https://密,false",
        "https:///path,false",
        "mailto:a@host,false"
    })
    void nameAServerWithAPortThatCanBeConnectedTo(String url, boolean server) {
        assertEquals(server, Hosts.namesServer(URI.create(url)));
    }
}
