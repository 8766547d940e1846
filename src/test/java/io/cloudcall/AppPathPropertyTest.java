package io.cloudcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.cloudcall.call.CallRequest;
import io.cloudcall.call.FunctionTarget;
import io.cloudcall.call.InvalidRequestException;
import io.cloudcall.event.EventParser;
import io.vertx.core.json.JsonObject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/**
 * The path that a gateway authorizes and that the function reads: a policy by path, or a scope of a route, grants one
 * app, so the call is made for that app or for none.
 */
class AppPathPropertyTest {
    private static final EventParser ROUTER = new EventParser(new FunctionTarget.Router());

    /** The ways in which a gateway, a proxy or a server may read a path before it compares it with a policy. */
    private static final List<UnaryOperator<String>> NORMALIZERS = List.of(
            path -> path,
            AppPathPropertyTest::decode,
            path -> decode(decode(path)),
            path -> path.replace('\\', '/'),
            path -> path.replaceAll("/{2,}", "/"),
            path -> path.replaceAll(";[^/]*", ""),
            AppPathPropertyTest::resolveDots);

    /** Routes of one app, of each app, and of the default one, with the app that a scope of each grants. */
    private static final Map<String, String> ROUTES = new LinkedHashMap<>();

    static {
        ROUTES.put("/apps/wx1/openapi/{api}", "wx1");
        ROUTES.put("/apps/wx1/api/{proxy+}", "wx1");
        ROUTES.put("/apps/wx1/{proxy+}", "wx1");
        ROUTES.put("/apps/{appid}/openapi/{api}", "{appid}");
        ROUTES.put("/apps/{appid}/api/{proxy+}", "{appid}");
        ROUTES.put("/apps/{appid}/{proxy+}", "{appid}");
        ROUTES.put("/openapi/{api}", "");
        ROUTES.put("/api/{proxy+}", "");
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static String resolveDots(String path) {
        Deque<String> segments = new ArrayDeque<>();
        for (String segment : path.substring(1).split("/", -1)) {
            if (segment.equals("..")) {
                segments.pollLast();
            } else if (!segment.equals(".")) {
                segments.add(segment);
            }
        }
        return "/" + String.join("/", segments);
    }

    private static Optional<CallRequest> read(String path, Map<String, String> pathParameters) {
        JsonObject parameters = new JsonObject();
        pathParameters.forEach(parameters::put);
        String event = new JsonObject()
                .put("version", "2.0")
                .put("routeKey", "$default")
                .put("rawPath", path)
                .put("rawQueryString", "")
                .put("headers", new JsonObject())
                .put("pathParameters", parameters)
                .put("isBase64Encoded", false)
                .put(
                        "requestContext",
                        new JsonObject()
                                .put(
                                        "http",
                                        new JsonObject().put("method", "POST").put("path", path)))
                .encode();
        try {
            return Optional.of(
                    ROUTER.parse(event.getBytes(StandardCharsets.UTF_8)).toCallRequest());
        } catch (InvalidRequestException e) {
            return Optional.empty();
        }
    }

    /** Returns the app that a policy for the beginning of a path grants: "" for the default one, null for any. */
    private static @Nullable String grantedApp(String path) {
        Matcher app = Pattern.compile("/apps/([^/]+)/.*", Pattern.DOTALL).matcher(path);
        if (app.matches()) {
            // As an AppID, the name of a folder: a stage of that name is more likely.
            return List.of("apps", "api", "openapi").contains(app.group(1)) ? null : app.group(1);
        }
        return path.startsWith("/openapi/") || path.startsWith("/api/") ? "" : null;
    }

    /** Each reading that a policy may have been compared with grants the app, or the call is not made. */
    @Property(tries = 5_000)
    void makesNoCallForAnotherAppThanThePathGrants(@ForAll("paths") String path) {
        read(path, Map.of()).ifPresent(request -> {
            for (UnaryOperator<String> normalizer : NORMALIZERS) {
                String granted = grantedApp(normalizer.apply(path));
                if (granted != null) {
                    assertEquals(granted, request.appId() == null ? "" : request.appId(), path);
                }
            }
        });
    }

    @Property(tries = 5_000)
    void makesNoCallForAnotherAppThanTheRouteGrants(
            @ForAll("paths") String path, @ForAll("stages") String stage, @ForAll boolean decodesPath) {
        for (Map.Entry<String, String> route : ROUTES.entrySet()) {
            Map<String, String> parameters = match(route.getKey(), path);
            if (parameters != null) {
                String granted = route.getValue().equals("{appid}") ? parameters.get("appid") : route.getValue();
                String rawPath = stage + (decodesPath ? decode(path) : path);
                read(rawPath, parameters)
                        .ifPresent(request ->
                                assertEquals(granted, request.appId() == null ? "" : request.appId(), rawPath));
                return;
            }
        }
    }

    @Property(tries = 2_000)
    void makesTheCallOfEachPlainPath(
            @ForAll("appIds") String appId, @ForAll("stages") String stage, @ForAll boolean isByPath) {
        String tail = isByPath ? "/api/cgi-bin/a/b" : "/openapi/logistics.getQuota";
        String route = "/apps/{appid}" + (isByPath ? "/api/{proxy+}" : "/openapi/{api}");
        String path = "/apps/" + appId + tail;

        assertEquals(
                appId,
                read(stage + path, Objects.requireNonNull(match(route, path)))
                        .orElseThrow()
                        .appId());
        if (!List.of("/api", "/openapi").contains(stage)) {
            assertEquals(appId, read(stage + path, Map.of()).orElseThrow().appId());
            assertNull(read(stage + tail, Map.of()).orElseThrow().appId());
        }
    }

    /** Returns the parameters of a route, decoded as gateways do, or null if the path is not the route's. */
    private static @Nullable Map<String, String> match(String route, String path) {
        String regex = route.replaceAll("\\{(appid|api)}", "(?<$1>[^/]+)").replace("{proxy+}", "(?<proxy>.+)");
        Matcher matcher = Pattern.compile(regex, Pattern.DOTALL).matcher(path);
        if (!matcher.matches()) {
            return null;
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        matcher.namedGroups().forEach((name, group) -> parameters.put(name, decode(matcher.group(group))));
        return parameters;
    }

    @Provide
    Arbitrary<String> stages() {
        return Arbitraries.of("", "", "/prod", "/apps", "/api", "/openapi", "/v1/shops");
    }

    @Provide
    Arbitrary<String> appIds() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('0', '9')
                .withChars("_-AZ")
                .ofMinLength(1)
                .ofMaxLength(64)
                .filter(text -> !text.matches("(?i)apps|api|openapi"));
    }

    /** Segments of paths of apps, with the odd spelling among them. */
    @Provide
    Arbitrary<String> paths() {
        Arbitrary<String> segments =
                Arbitraries.of("apps", "wx1", "wx2", "openapi", "api", "logistics.getQuota", "cgi-bin", "prod");
        Arbitrary<String> odd = Arbitraries.of(
                "",
                ".",
                "..",
                "%2e%2e",
                "%2E",
                "%252e%252e",
                "..;",
                "Apps",
                "%61pps",
                "%2561pps",
                "apps;v=1",
                "wx1;v=1",
                "apps%2fwx1",
                "apps%2Fwx2%2Fopenapi%2Flogistics.getQuota",
                "apps\\wx2",
                "apps%5cwx2",
                "%77x2",
                "wx1%00",
                "wx1%2f..%2fwx2",
                "wx1%252f..%252fwx2",
                "wx1 ",
                "{appid}",
                "wx.1",
                "ａｐｐｓ");
        Arbitrary<String> free = Arbitraries.frequencyOf(Tuple.of(8, segments), Tuple.of(2, odd))
                .list()
                .ofMinSize(1)
                .ofMaxSize(9)
                .map(parts -> "/" + String.join("/", parts));
        Arbitrary<String> starts = Arbitraries.of(
                "",
                "/apps/wx1",
                "/%61pps/wx1",
                "/apps;v=1/wx1",
                "/Apps/wx1",
                "/apps/wx1/openapi",
                "/apps/wx1/api",
                "/openapi",
                "/api");
        Arbitrary<String> ends = Arbitraries.of(
                "",
                "/openapi/logistics.getQuota",
                "/apps/wx2/openapi/logistics.getQuota",
                "/apps/wx2/api/cgi-bin/a",
                "/api/cgi-bin/a");
        return Combinators.combine(starts, free.optional(0.7), ends)
                .as((start, middle, end) -> start + middle.orElse("") + end)
                .filter(path -> !path.isEmpty());
    }
}
