package io.cloudcall.openapi;

/**
 * A cloud call that WeChat offers.
 *
 * @param name its name after {@code cloud.openapi.}, such as {@code logistics.getAllAccount}
 * @param method how its data travels
 * @param path its path on WeChat's server, from the first slash, without a query
 */
public record Api(String name, Method method, String path) {

    /** Whether the call changes nothing at WeChat, so that making it twice does no harm: {@code get…} and {@code batchGet…}. */
    public boolean isRead() {
        String verb = name.substring(name.lastIndexOf('.') + 1);
        return verb.startsWith("get") || verb.startsWith("batchGet");
    }

    /** HTTP's methods, as far as WeChat uses them. */
    public enum Method {
        /** Data in the query string. */
        GET,
        /** Data as a JSON body. */
        POST
    }
}
