package io.cloudcall.secret;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request to AWS, or to the endpoint that gives a container its credentials.
 *
 * @param url its URL: a scheme, a host, perhaps a port and a path
 * @param headers its headers, without Host
 * @param json the body of a POST, or null for a GET
 */
public record AwsRequest(
        URI url, Map<String, String> headers, @Nullable String json) {

    /** Neither headers nor body: they hold credentials. */
    @Override
    public String toString() {
        return (json == null ? "GET " : "POST ") + url.getHost();
    }
}
