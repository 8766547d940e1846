package io.cloudcall.tools.sandbox;

/** An endpoint with the HTTP method and the access token that it requires. */
public record Route(String method, boolean needsAccessToken, Endpoint endpoint) {

    /** Creates a route that requires an access token. */
    public static Route authenticated(String method, Endpoint endpoint) {
        return new Route(method, true, endpoint);
    }

    /** Creates a route that requires no access token. */
    static Route unauthenticated(String method, Endpoint endpoint) {
        return new Route(method, false, endpoint);
    }

    void requireMethod(String actual) {
        if (!method.equals(actual)) {
            throw new ApiErrorException("GET".equals(method) ? Errcode.GET_REQUIRED : Errcode.POST_REQUIRED);
        }
    }
}
