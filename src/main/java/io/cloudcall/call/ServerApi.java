package io.cloudcall.call;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The server APIs of WeChat (服务端接口) that are called by their path, such as {@code /cgi-bin/openapi/quota/get}: most
 * have no name as a cloud call. The path is the name of the {@link Api}. This class is the only one that makes such an
 * {@link Api}, so a text that is no path, or the path of a call for credentials, is never sent. Stateless.
 */
public final class ServerApi {
    private static final int MAX_LENGTH = 200;

    /** Segments without dots, percent signs and empty ones: no proxy or server reads such a path in another way. */
    private static final Pattern PATH = Pattern.compile("(?:/[A-Za-z0-9_-]+)+");

    /** The grammar of a path, as a part of a sentence. */
    public static final String GRAMMAR = "at most " + MAX_LENGTH
            + " characters that match ^/[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*$, such as /cgi-bin/openapi/quota/get";

    private static final String MALFORMED =
            "The path of the API is not usable: it is " + GRAMMAR + "; send parameters of the URL as query.";

    private ServerApi() {}

    /**
     * Returns the API of a path.
     *
     * @throws InvalidRequestException if it is no path, or a function does not call it
     */
    public static Api of(String path, Api.Method method, boolean readOnly) {
        requireUsable(path);
        return new Api(path, method, path, readOnly ? Api.Kind.READ : Api.Kind.WRITE, List.of());
    }

    /**
     * Checks that a function calls that path.
     *
     * @throws InvalidRequestException if it is no path, or a function does not call it
     */
    public static void requireUsable(String path) {
        Optional<String> problem = findProblem(path);
        if (problem.isPresent()) {
            throw new InvalidRequestException(problem.get());
        }
    }

    /** Returns the API of a path, or empty if {@link #findProblem} returns why there is none. */
    public static Optional<Api> find(String path, Api.Method method, boolean readOnly) {
        return findProblem(path).isPresent() ? Optional.empty() : Optional.of(of(path, method, readOnly));
    }

    /**
     * Returns why a function does not call that path, and a remedy; empty if it does. Never quotes a malformed path.
     */
    public static Optional<String> findProblem(String path) {
        return isWellFormed(path) ? CredentialPaths.findReason(path) : Optional.of(MALFORMED);
    }

    /** Returns whether that is a path rather than a name, and outside the grammar, so that no text may quote it. */
    public static boolean isMalformed(String api) {
        return Api.isPath(api) && !isWellFormed(api);
    }

    /** Returns whether that text is the path of an API, which a function calls or not. */
    public static boolean isWellFormed(String path) {
        return path.length() <= MAX_LENGTH && PATH.matcher(path).matches();
    }
}
