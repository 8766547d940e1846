package io.cloudcall.event;

import io.cloudcall.call.CallRequest;

/** The path of an HTTP request to a router: {@code /openapi/{api}}, perhaps behind a stage's or a domain's own prefix. */
final class RouterPath {
    static final String EXAMPLE = "/openapi/logistics.getAllAccount";

    private static final String PREFIX = "/openapi/";

    private RouterPath() {}

    /** The name of the API, or {@link CallRequest#ANY} if the path holds none. */
    static String apiName(String path) {
        int prefix = path.lastIndexOf(PREFIX);
        String name = prefix < 0 ? "" : path.substring(prefix + PREFIX.length());
        return name.isEmpty() || name.indexOf('/') >= 0 ? CallRequest.ANY : name;
    }
}
