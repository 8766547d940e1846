package io.cloudcall.call;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.RouterSettings;
import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.Sandbox;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A comparison of what WeChat gets from the function, by a sandbox, with what wx-server-sdk hands over. */
final class RequestComparison implements AutoCloseable {
    private static final String MULTIPART = "multipart/form-data; boundary=";
    private static final Fault OK = Fault.respond(200, "application/json", "{\"errcode\":0}");

    private final Sandbox sandbox = Sandbox.builder().start();
    private final FunctionUnderTest function;
    private final Map<RequestDeviation, Integer> deviating = new EnumMap<>(RequestDeviation.class);
    private int compared;
    private int withoutFile;

    RequestComparison(Path settings) {
        function = FunctionUnderTest.at(sandbox, RouterSettings.permittingAll(settings));
        function.invoke("{\"openapi\":\"logistics.getAllAccount\"}");
    }

    void compare(String name, GeneratedRequest request, List<SdkPair> pairs) {
        ReceivedRequest before = sandbox.requests().getLast();
        sandbox.faults().clear();
        sandbox.faults().next(OK);
        String result = function.invoke(request.event());
        ReceivedRequest sent = sandbox.requests().getLast();
        String description = name + ": " + request + " gives " + result;
        ExpectedRequest expected = ExpectedRequest.of(request, pairs);
        if (request.deviations().isEmpty() && !expected.isRefused(pairs)) {
            compared++;
            assertNotSame(before, sent, description);
            assertSent(expected, sent, description);
            return;
        }
        count(request.deviations());
        boolean isUnusable = request.deviations().contains(RequestDeviation.UNUSABLE_FILE);
        if (isUnusable || request.deviations().isEmpty()) {
            assertResult(result).isError(-601002).contains(isUnusable ? " is unusable: " : " takes a file: ");
            assertSame(before, sent, description);
        }
    }

    private void count(Set<RequestDeviation> deviations) {
        if (deviations.isEmpty()) {
            withoutFile++;
        }
        deviations.forEach(deviation -> deviating.merge(deviation, 1, Integer::sum));
    }

    private static void assertSent(ExpectedRequest expected, ReceivedRequest sent, String description) {
        Api api = expected.request().api();
        assertEquals(api.method().name() + " " + api.path(), sent.method() + " " + sent.path(), description);
        // WeChat reads them by name; of those beside a body, the catalog has the order.
        if (api.method() == Api.Method.GET) {
            assertEquals(List.copyOf(expected.query().entrySet()), query(sent), description);
        } else {
            assertEquals(Set.copyOf(expected.query().entrySet()), Set.copyOf(query(sent)), description);
        }
        String contentType = String.valueOf(sent.header("content-type"));
        String boundary = contentType.startsWith(MULTIPART) ? contentType.substring(MULTIPART.length()) : "";
        String body = latin1(expected.body(boundary));
        assertEquals(body, latin1(sent.body().getBytes()), description);
        if (api.method() == Api.Method.POST) {
            assertEquals(String.valueOf(body.length()), sent.header("content-length"), description);
        }
    }

    /** Returns the parameters in the URL but the access token, in order. */
    private static List<Map.Entry<String, String>> query(ReceivedRequest request) {
        return Arrays.stream(request.target()
                        .substring(request.target().indexOf('?') + 1)
                        .split("&"))
                .map(parameter -> parameter.split("=", 2))
                .map(parameter -> Map.entry(decode(parameter[0]), decode(parameter[1])))
                .filter(parameter -> !parameter.getKey().equals("access_token"))
                .toList();
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** Returns bytes as text in which each is a character. */
    private static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** Checks that there was little that could not be compared, and something of each. */
    void assertMostAreCompared() {
        int all = compared
                + withoutFile
                + deviating.values().stream().mapToInt(Integer::intValue).sum();
        String counts = compared + " compared, " + withoutFile + " without a file, " + deviating;
        System.out.println("requests: " + counts);
        assertTrue(compared > 0.75 * all, counts);
        assertEquals(EnumSet.allOf(RequestDeviation.class), deviating.keySet(), counts);
    }

    @Override
    public void close() {
        function.close();
        sandbox.close();
    }
}
