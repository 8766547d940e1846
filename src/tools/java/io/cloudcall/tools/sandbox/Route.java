package io.cloudcall.tools.sandbox;

/**
 * An endpoint with what it requires of a request.
 *
 * @param method the HTTP method
 * @param needsAccessToken whether the request has to have a valid access token
 * @param needsBody whether an empty body is refused
 */
public record Route(String method, boolean needsAccessToken, boolean needsBody, Endpoint endpoint) {

    /** Creates a route that requires an access token, and a body if its method is POST. */
    public static Route authenticated(String method, Endpoint endpoint) {
        return new Route(method, true, "POST".equals(method), endpoint);
    }

    /** Creates a route that requires no access token, and a body if its method is POST. */
    public static Route unauthenticated(String method, Endpoint endpoint) {
        return new Route(method, false, "POST".equals(method), endpoint);
    }

    /** Returns this route without the requirement of a body: for parameters that travel in the URL. */
    public Route withoutBody() {
        return new Route(method, needsAccessToken, false, endpoint);
    }

    void requireMethod(String actual) {
        if (!method.equals(actual)) {
            throw new ApiErrorException("GET".equals(method) ? Errcode.GET_REQUIRED : Errcode.POST_REQUIRED);
        }
    }
}
