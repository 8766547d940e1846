package io.cloudcall.client;

import static io.cloudcall.client.ClientUnderTest.failure;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.call.Api;
import io.cloudcall.call.ApiCatalog;
import io.cloudcall.logistics.model.GetQuotaRequest;
import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.tools.sandbox.Sandbox;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The types made of the responses of each typed call, by invented ones with all of its fields. */
@Timeout(60)
class TypedResponsesTest {
    /** More digits than a double, a long or an int has, and a time after 2038. */
    private static final String DECIMAL = "12345678901234567890.123456789012345678901";

    private static final long WHOLE = 9_007_199_254_740_993L;
    private static final long TIME = 4_102_444_800L;
    private static final String OTHER = "{\"x\":[" + DECIMAL + ",null],\"errcode\":0}";

    @AutoClose
    private final Sandbox sandbox = Sandbox.builder().start();

    @AutoClose
    private final CloudCallClient client = ClientUnderTest.at(sandbox).build();

    static List<String> names() {
        return TypedCalls.names();
    }

    static Stream<String> namesWithFields() {
        return names().stream()
                .filter(name -> !List.of("cancelOrder", "getAllAccount").contains(name))
                .filter(name -> TypedCalls.responseType(name).getRecordComponents().length > 1);
    }

    private static String path(String name) {
        return ApiCatalog.find("logistics." + name).orElseThrow().path();
    }

    private Object make(String name, boolean async) {
        return new TypedCalls(client.logistics(), async).make(name, request(name), TypedCalls.responseType(name));
    }

    private Object answered(String name, boolean async, String body) {
        sandbox.faults().next(path(name), Fault.respond(200, ClientUnderTest.JSON, body));
        return make(name, async);
    }

    /** Returns a request on which nothing is set. */
    private static @Nullable Object request(String name) {
        Class<?> type = TypedCalls.requestType(name);
        try {
            return type == null ? null : build(type.getMethod("builder").invoke(null));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    private static Object build(Object builder) throws ReflectiveOperationException {
        return builder.getClass().getMethod("build").invoke(builder);
    }

    /**
     * Returns a body with a value for each field of {@code type}, at every depth, and one more that is not known;
     * numbers that Vert.x would round have names in their places.
     */
    private static JsonObject body(Class<?> type) {
        JsonObject body = new JsonObject();
        for (RecordComponent component : type.getRecordComponents()) {
            if (!component.getName().equals("additionalFields")) {
                body.put(snake(component.getName()), value(component.getGenericType()));
            }
        }
        return body.put("brand_new", "@other");
    }

    private static String snake(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private static Object value(Type type) {
        if (type instanceof ParameterizedType list) {
            return new JsonArray().add(value(list.getActualTypeArguments()[0]));
        }
        Map<Type, Object> scalars =
                Map.of(String.class, "文", Long.class, WHOLE, BigDecimal.class, "@decimal", Instant.class, TIME);
        Object scalar = scalars.get(type);
        return scalar == null ? body((Class<?>) type) : scalar;
    }

    private static void assertFull(Record read) {
        for (RecordComponent component : read.getClass().getRecordComponents()) {
            Object value = component(read, component);
            switch (component.getName()) {
                case "additionalFields" -> assertEquals(Map.of("brandNew", OTHER), value);
                default -> assertValue(component.getName(), value);
            }
        }
    }

    private static void assertValue(String name, Object value) {
        switch (value) {
            case List<?> list -> {
                assertEquals(1, list.size(), name);
                assertValue(name, list.getFirst());
            }
            case Record record -> assertFull(record);
            case String text -> assertEquals("文", text, name);
            case Long number -> assertEquals(WHOLE, number, name);
            case BigDecimal number -> assertEquals(new BigDecimal(DECIMAL), number, name);
            case Instant time -> assertEquals(Instant.ofEpochSecond(TIME), time, name);
            default -> throw new AssertionError(name + ": " + value);
        }
    }

    private static Object component(Record read, RecordComponent component) {
        try {
            return Objects.requireNonNull(component.getAccessor().invoke(read), component.getName());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    @Test
    void areOfAllCallsOfTheFamily() {
        assertEquals(
                ApiCatalog.all().stream()
                        .map(Api::name)
                        .filter(name -> name.startsWith("logistics."))
                        .sorted()
                        .toList(),
                names().stream().map(name -> "logistics." + name).toList(),
                "describe each call of the catalog in clients/java/types/logistics.txt, then run .ci/generate");
    }

    @ParameterizedTest
    @MethodSource("namesWithFields")
    void keepEachFieldWithAllItsDigitsAndUnknownOnes(String name) {
        String body = body(TypedCalls.responseType(name))
                .encode()
                .replace("\"@other\"", OTHER)
                .replace("\"@decimal\"", DECIMAL);

        assertFull((Record) answered(name, false, body));
        assertFull((Record) answered(name, true, body));
    }

    @ParameterizedTest
    @MethodSource("names")
    void keepUnknownFieldsBesideNoOthers(String name) {
        if (namesWithFields().toList().contains(name) || name.equals("getAllAccount")) {
            return;
        }
        for (boolean async : List.of(false, true)) {
            Object read = answered(name, async, "{\"errcode\":0,\"errmsg\":\"ok\",\"brand_new\":" + OTHER + "}");
            assertTrue(read.toString().contains("brandNew"), read::toString);
        }
    }

    @ParameterizedTest
    @MethodSource("namesWithFields")
    void areFailuresWithoutAnyFieldOfTheCall(String name) {
        for (String body : List.of("{\"unknown\":1}", "{\"errcode\":0,\"errmsg\":\"ok\",\"status\":\"up\"}")) {
            CloudCallException failure = failure(() -> answered(name, false, body));
            assertEquals(-604103, failure.errCode());
            assertEquals(
                    "system error: error code: -604103 (WeChat's answer is none of logistics." + name + ")",
                    failure.getMessage());
            assertEquals(-604103, failure(() -> answered(name, true, body)).errCode());
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void thatAreErrorsAreFailures(String name) {
        for (boolean async : List.of(false, true)) {
            sandbox.faults().next(path(name), Fault.errcode(9300501, "delivery side error"));
            CloudCallException failure = failure(() -> make(name, async));
            assertEquals(9300501, failure.errCode());
            assertTrue(failure.errMsg().contains("delivery side error"), failure::errMsg);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void haveToComeInTime(String name) {
        for (boolean async : List.of(false, true)) {
            TypedCalls calls = new TypedCalls(client.logistics().withTimeout(Duration.ZERO), async);
            assertEquals(
                    -604102,
                    failure(() -> calls.make(name, request(name), TypedCalls.responseType(name)))
                            .errCode());
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void failOnceTheClientIsClosed(String name) {
        client.close();

        assertThrows(IllegalStateException.class, () -> make(name, false));
        assertThrows(IllegalStateException.class, () -> make(name, true));
    }

    /** The sandbox refuses what its rules refuse. */
    @Test
    void areWhatTheSandboxRefusesToo() {
        assertEquals(
                9300525,
                failure(() -> client.logistics()
                                .getQuota(GetQuotaRequest.builder()
                                        .deliveryId("STO")
                                        .bizId("not-bound")
                                        .build()))
                        .errCode());
    }

    @ParameterizedTest
    @MethodSource("names")
    void answerRequestsWithTheParametersOfWeChatsPages(String name) throws IOException {
        Class<?> type = TypedCalls.requestType(name);
        List<String> documented = documentedParameters(name);

        assertEquals(
                documented,
                type == null
                        ? List.of()
                        : Stream.of(type.getRecordComponents())
                                .map(component -> snake(component.getName()))
                                .filter(field -> !field.equals("additional_fields"))
                                .toList());
    }

    /** Returns the parameters of a call's row in docs/APIS.md. */
    private static List<String> documentedParameters(String name) throws IOException {
        String row = Files.readAllLines(Path.of("docs/APIS.md")).stream()
                .filter(line -> line.startsWith("| `logistics." + name + "` "))
                .findFirst()
                .orElseThrow();
        return Pattern.compile("`(\\w+)`")
                .matcher(row.split("\\|", -1)[3])
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }
}
