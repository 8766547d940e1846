package io.cloudcall.tools.sandbox.control;

import io.cloudcall.tools.sandbox.StubResponse;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files of the console: index.html at {@code /}, and its scripts, styles and pictures beside it. */
final class ConsoleFile {
    private static final String FOLDER = "/io/cloudcall/tools/sandbox/console/";

    /** No API of WeChat's has such a path. */
    private static final Pattern PATH = Pattern.compile("/[a-z0-9-]+\\.(css|js|png|svg)");

    private static final Map<String, String> CONTENT_TYPES = Map.of(
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "png", "image/png",
            "svg", "image/svg+xml");

    /** Requests are hostile text: no script but the console's own may run, and no other page may frame it. */
    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
                    + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
                    + "require-trusted-types-for 'script'; trusted-types 'none'",
            "Referrer-Policy",
            "no-referrer");

    private ConsoleFile() {}

    static boolean isServed(String path) {
        return path.equals("/")
                || (PATH.matcher(path).matches() && ConsoleFile.class.getResource(resource(path)) != null);
    }

    static StubResponse respond(String method, String path) {
        if (!method.equals("GET")) {
            return SandboxControl.withHeaders(
                    SandboxControl.error(405, "the path has no such method: use GET"), Map.of("Allow", "GET"));
        }
        return SandboxControl.withHeaders(StubResponse.of(200, contentType(path), read(path)), HEADERS);
    }

    private static String resource(String path) {
        return FOLDER + (path.equals("/") ? "index.html" : path.substring(1));
    }

    private static String contentType(String path) {
        Matcher file = PATH.matcher(path);
        return file.matches() ? CONTENT_TYPES.getOrDefault(file.group(1), "") : "text/html; charset=utf-8";
    }

    private static Buffer read(String path) {
        try (InputStream content = ConsoleFile.class.getResourceAsStream(resource(path))) {
            return Buffer.buffer(Objects.requireNonNull(content).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
