package io.cloudcall.call;

import java.util.List;
import java.util.Optional;

/**
 * A cloud call that WeChat offers.
 *
 * @param name its name after {@code cloud.openapi.}, such as {@code logistics.getAllAccount}
 * @param method how its data travels
 * @param path its path on WeChat's server, from the first slash, without a query
 * @param kind what it does
 * @param queryParameters the parameters, in snake_case, that travel in the URL although there is a body
 */
public record Api(String name, Method method, String path, Kind kind, List<String> queryParameters) {

    /** Copies the list. */
    public Api {
        queryParameters = List.copyOf(queryParameters);
    }

    /** Whether the call changes nothing at WeChat, so that making it twice does no harm. */
    public boolean isReadOnly() {
        return kind == Kind.READ;
    }

    /** Why a function does not make this call although WeChat offers it, as a sentence with a remedy; mostly empty. */
    public Optional<String> unsupportedReason() {
        return kind.unsupportedReason.isEmpty() ? Optional.empty() : Optional.of(name + " " + kind.unsupportedReason);
    }

    /** HTTP's methods, as far as WeChat uses them. */
    public enum Method {
        /** Data in the query string. */
        GET,
        /** Data as a JSON body. */
        POST
    }

    /** What a call does. */
    public enum Kind {
        /** Asks for something, and changes nothing. */
        READ(""),
        /** Changes something, or may. */
        WRITE(""),
        /** Takes a file, as multipart/form-data. */
        UPLOAD("takes a file, and a cloud call's data is JSON: upload the file to WeChat's API from your own server."),
        /** Gives an access token away. */
        TOKEN(
                "gives an access token away, and none leaves this function: make the call that you need the token for instead.");

        private final String unsupportedReason;

        Kind(String refusal) {
            this.unsupportedReason = refusal;
        }
    }
}
