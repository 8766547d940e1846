package io.cloudcall.call;

import java.util.List;
import java.util.Optional;

/**
 * A cloud call that WeChat offers, or a server API that is called by its path.
 *
 * @param name the name after {@code cloud.openapi.}, such as {@code logistics.getAllAccount}, or the path
 * @param method the HTTP method, which decides how the data travels
 * @param path the path on WeChat's server, from the first slash, without a query
 * @param kind the effect of the call
 * @param queryParameters the parameters, in snake_case, that travel in the URL although there is a body; copied
 */
public record Api(String name, Method method, String path, Kind kind, List<String> queryParameters) {

    /** Creates an API. */
    public Api {
        queryParameters = List.copyOf(queryParameters);
    }

    /** Returns whether that is no name but a path: names have no slash. */
    public static boolean isPath(String api) {
        return api.indexOf('/') >= 0;
    }

    /** Returns whether the call is made by its path, and may be one that the catalog lacks: {@link ServerApi}. */
    public boolean isByPath() {
        return isPath(name);
    }

    /** Returns whether the call changes and spends nothing at WeChat, so that it is safe to repeat. */
    public boolean isReadOnly() {
        return kind == Kind.READ;
    }

    /**
     * Returns a sentence with the reason why a function does not make this call, and a remedy; empty if a function
     * makes it.
     */
    public Optional<String> unsupportedReason() {
        return kind.unsupportedReason.isEmpty() ? Optional.empty() : Optional.of(name + " " + kind.unsupportedReason);
    }

    /** An HTTP method that WeChat's APIs use. */
    public enum Method {
        /** The data travels in the query string. */
        GET,
        /** The data travels as a JSON body. */
        POST
    }

    /** The effect of a call. */
    public enum Kind {
        /** A call that changes nothing, and spends no quota, charge or one-time code. */
        READ(""),
        /** A call that changes or spends something, or may. */
        WRITE(""),
        /** A call that takes a file, as multipart/form-data, or for some the URL of one. It may change something. */
        UPLOAD(""),
        /**
         * A call that takes the AppID and the AppSecret, which are the function's own, in place of an access token. It
         * spends a one-time code, and its response has a session key.
         */
        LOGIN(""),
        /** A call whose response is an access token. */
        TOKEN("gives an access token away, and none leaves this function:"
                + " make the call that you need the token for instead.");

        private final String unsupportedReason;

        Kind(String unsupportedReason) {
            this.unsupportedReason = unsupportedReason;
        }
    }
}
