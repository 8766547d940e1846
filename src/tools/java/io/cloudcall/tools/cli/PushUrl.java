package io.cloudcall.tools.cli;

import io.cloudcall.call.AppId;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;

/**
 * The URL of a push function.
 *
 * @param uri an absolute URL of http or https
 */
record PushUrl(URI uri) {
    /** The port that {@code ./cloudcall serve --push} listens on unless an option names another. */
    static final int DEFAULT_PORT = 8081;

    private static final Pattern APP_PATH = Pattern.compile(".*/push/([^/]+)");

    /** Returns the URL of {@code ./cloudcall serve --push} on this machine. */
    static PushUrl local(int port) {
        return new PushUrl(URI.create("http://127.0.0.1:" + port + "/push"));
    }

    /** Returns the URL of an app below this one. */
    PushUrl below(String appId) {
        return new PushUrl(URI.create(uri + "/" + appId));
    }

    /** Returns the AppID that the path ends with, if it is one's. */
    Optional<String> appId() {
        Matcher path = APP_PATH.matcher(uri.getRawPath());
        return path.matches() ? Optional.of(path.group(1)).filter(AppId::isWellFormed) : Optional.empty();
    }

    /** A converter of option values. */
    static final class Converter implements ITypeConverter<PushUrl> {
        @Override
        public PushUrl convert(String value) {
            try {
                URI uri = new URI(value.strip());
                if (isHttp(uri) && uri.getHost() != null && uri.getRawFragment() == null) {
                    return new PushUrl(uri.getRawPath().isEmpty() ? uri.resolve("/") : uri);
                }
            } catch (URISyntaxException e) {
                // The exception below states the form.
            }
            throw new InvalidValueException("value.url", value);
        }

        private static boolean isHttp(URI uri) {
            return "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
        }
    }
}
