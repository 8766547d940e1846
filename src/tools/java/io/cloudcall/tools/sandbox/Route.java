package io.cloudcall.tools.sandbox;

/** How an endpoint is reached: by which method, and whether with an access token. */
public record Route(String method, boolean needsAccessToken, Endpoint endpoint) {

    /** An API that is called with an access token. */
    public static Route authenticated(String method, Endpoint endpoint) {
        return new Route(method, true, endpoint);
    }

    /** An endpoint that is called without one. */
    static Route unauthenticated(String method, Endpoint endpoint) {
        return new Route(method, false, endpoint);
    }

    void requireMethod(String actual) {
        if (!method.equals(actual)) {
            throw new ApiErrorException("GET".equals(method) ? Errcode.GET_REQUIRED : Errcode.POST_REQUIRED);
        }
    }
}
