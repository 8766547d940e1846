package io.cloudcall.tools.sandbox;

/**
 * An endpoint with what it requires of a request.
 *
 * @param method the HTTP method
 * @param needsAccessToken whether the request has to have a valid access token
 * @param needsBody whether an empty body is refused
 * @param needsSignature whether the request has to be signed and encrypted
 */
public record Route(
        String method, boolean needsAccessToken, boolean needsBody, boolean needsSignature, Endpoint endpoint) {

    /** Creates a route that requires an access token, and a body if its method is POST. */
    public static Route authenticated(String method, Endpoint endpoint) {
        return new Route(method, true, "POST".equals(method), false, endpoint);
    }

    /** Creates a route that requires no access token, and a body if its method is POST. */
    public static Route unauthenticated(String method, Endpoint endpoint) {
        return new Route(method, false, "POST".equals(method), false, endpoint);
    }

    /** Returns this route without the requirement of a body: for parameters that travel in the URL. */
    public Route withoutBody() {
        return new Route(method, needsAccessToken, false, needsSignature, endpoint);
    }

    /** Returns this route with the requirement of a signature: clear requests are 934011. */
    public Route signed() {
        return new Route(method, needsAccessToken, needsBody, true, endpoint);
    }

    void requireMethod(String actual) {
        if (!method.equals(actual)) {
            throw new ApiErrorException("GET".equals(method) ? Errcode.GET_REQUIRED : Errcode.POST_REQUIRED);
        }
    }
}
