package io.cloudcall.functional.events;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.SandboxExtension;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Only an event that has all that a gateway or a schedule always sends is taken for one: all others are the call's
 * data.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventDetectionTest {
    private static final String TEXT = "some text";

    /** What each form must have, and which JSON types its gateway sends there. */
    private static final List<Required> REQUIRED = List.of(
            new Required("http-api-get", "version", List.of()),
            new Required("http-api-get", "routeKey", List.of(TEXT)),
            new Required("http-api-get", "rawPath", List.of(TEXT)),
            new Required("http-api-get", "rawQueryString", List.of(TEXT)),
            new Required("http-api-get", "headers", List.of(new JsonObject(), Absence.NULL)),
            new Required("http-api-get", "requestContext", List.of()),
            new Required("http-api-get", "requestContext/http", List.of()),
            new Required("http-api-get", "requestContext/http/method", List.of(TEXT)),
            new Required("http-api-get", "requestContext/http/path", List.of(TEXT)),
            new Required("http-api-get", "isBase64Encoded", List.of(true, false)),
            new Required("rest-api-get", "resource", List.of(TEXT)),
            new Required("rest-api-get", "path", List.of(TEXT)),
            new Required("rest-api-get", "httpMethod", List.of(TEXT)),
            new Required("rest-api-get", "headers", List.of(new JsonObject(), Absence.NULL)),
            new Required("rest-api-get", "multiValueHeaders", List.of(new JsonObject(), Absence.NULL)),
            new Required("rest-api-get", "requestContext", List.of()),
            new Required("rest-api-get", "requestContext/httpMethod", List.of(TEXT)),
            new Required("rest-api-get", "requestContext/resourcePath", List.of(TEXT)),
            new Required("rest-api-get", "isBase64Encoded", List.of(true, false)),
            new Required("schedule-rule", "source", List.of()),
            new Required("schedule-rule", "detail-type", List.of()),
            new Required("schedule-rule", "id", List.of(TEXT)),
            new Required("schedule-rule", "account", List.of(TEXT)),
            new Required("schedule-rule", "time", List.of(TEXT)),
            new Required("schedule-rule", "region", List.of(TEXT)),
            new Required("schedule-rule", "resources", List.of(new JsonArray())),
            new Required(
                    "schedule-rule",
                    "detail",
                    List.of(TEXT, true, false, 1, new JsonObject(), new JsonArray(), Absence.NULL)));

    @RegisterExtension
    private final SandboxExtension sandbox = SandboxExtension.create();

    private final FunctionUnderTest function = sandbox.function();

    /** Returns whether the event's data went to WeChat, which is what happens to that of a direct event alone. */
    private boolean isDirect(JsonObject event) {
        String response = function.invoke(event.copy().put("marker", "here").encode());
        List<ReceivedRequest> requests = sandbox.requests();
        boolean dataWasSent = !requests.isEmpty()
                && requests.get(requests.size() - 1).target().contains("&marker=here");
        assertFalse(dataWasSent && HttpReply.matches(response), response);
        return dataWasSent;
    }

    static List<String> forms() {
        return EventFile.names().stream()
                .filter(name -> !name.equals("empty") && !name.equals("parameters") && !name.startsWith("router"))
                .toList();
    }

    static List<Required> required() {
        return REQUIRED;
    }

    @ParameterizedTest
    @MethodSource("forms")
    void recognisesEveryDocumentedEvent(String name) {
        assertFalse(isDirect(EventFile.read(name)));
    }

    @ParameterizedTest
    @MethodSource("required")
    void takesAnEventThatLacksARequiredFieldForData(Required field) {
        assertTrue(isDirect(field.without()));
    }

    @ParameterizedTest
    @MethodSource("required")
    void takesAnEventWithAFieldOfAnotherTypeForData(Required field) {
        for (Object other : field.otherTypes()) {
            assertTrue(isDirect(field.with(other)), () -> field + " is " + other);
        }
    }

    @ParameterizedTest
    @MethodSource("required")
    void recognisesWhateverTypeAGatewaySends(Required field) {
        for (Object good : field.good()) {
            assertFalse(isDirect(field.with(good)), () -> field + " is " + good);
        }
    }

    @ParameterizedTest
    @MethodSource("required")
    void takesARequiredFieldAloneForData(Required field) {
        assertTrue(isDirect(field.alone()));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void takesANestedEventForData(String name) {
        assertTrue(isDirect(new JsonObject().put("event", EventFile.read(name))));
        assertTrue(isDirect(new JsonObject().put("body", EventFile.read(name).encode())));
        assertTrue(isDirect(new JsonObject().put("Records", new JsonArray().add(EventFile.read(name)))));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void takesAnEventWhoseKeysAreInSnakeCaseForData(String name) {
        JsonObject renamed = new JsonObject();
        EventFile.read(name)
                .forEach(field -> renamed.put(
                        field.getKey().replaceAll("([A-Z])", "_$1").replace('-', '_') + "_", field.getValue()));

        assertTrue(isDirect(renamed));
    }

    @ParameterizedTest
    @CsvSource({"http-api-get,1.0", "http-api-get,3.0", "http-api-payload-1-get,2.0", "rest-api-get,2.0"})
    void takesAnEventOfAnotherVersionForData(String name, String version) {
        assertTrue(isDirect(EventFile.read(name).put("version", version)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http-api-post", "rest-api-post", "http-api-payload-1-post", "function-url-post"})
    void takesAnEventWhoseBodyIsNoTextForData(String name) {
        for (Object body : List.of(new JsonObject(), new JsonArray(), 1, true)) {
            assertTrue(isDirect(EventFile.read(name).put("body", body)), () -> "body is " + body);
        }
    }

    /** What local gateways and older ones leave out. */
    @ParameterizedTest
    @CsvSource({
        "rest-api-get,requestContext/stage",
        "rest-api-get,requestContext/path",
        "rest-api-get,requestContext/identity",
        "rest-api-get,body",
        "http-api-get,requestContext/stage",
        "http-api-get,requestContext/routeKey",
        "http-api-get,requestContext/time",
        "http-api-payload-1-get,version",
        "schedule-rule,version"
    })
    void recognisesAnEventWithoutWhatIsNotAlwaysSent(String name, String field) {
        assertFalse(isDirect(new Required(name, field, List.of()).without()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http-api-get", "rest-api-get", "http-api-payload-1-get"})
    void recognisesAnEventWhateverItsAuthorizerAdds(String name) {
        for (Object authorizer : List.of(
                Absence.NULL,
                new JsonObject().put("principalId", "example").put("http", new JsonObject()),
                new JsonObject().put("lambda", new JsonObject().put("version", "0")),
                new JsonObject().put("claims", new JsonObject().put("sub", "example")))) {
            assertFalse(isDirect(new Required(name, "requestContext/authorizer", List.of()).with(authorizer)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http-api-get", "rest-api-get"})
    void recognisesAnEventWithFieldsThatAreStillToCome(String name) {
        assertFalse(isDirect(EventFile.read(name)
                .put("source", "aws.events")
                .put("detail-type", "Scheduled Event")
                .put("multiValueCookies", new JsonArray())));
    }

    /** Stands for JSON's null in lists, which cannot hold null. */
    private enum Absence {
        NULL
    }

    /**
     * A field that an event must have.
     *
     * @param file the event
     * @param path where it is, keys separated by slashes
     * @param good what may stand there, too
     */
    record Required(String file, String path, List<Object> good) {
        private static final List<Object> ALL =
                List.of(TEXT, 2, true, false, new JsonObject(), new JsonArray(), Absence.NULL);

        /** Values of the types that may not stand there. */
        List<Object> otherTypes() {
            List<Object> others = new ArrayList<>(ALL);
            others.removeIf(other -> good.stream().anyMatch(one -> one.getClass() == other.getClass()));
            return others;
        }

        JsonObject without() {
            JsonObject event = EventFile.read(file);
            parent(event).remove(key());
            return event;
        }

        JsonObject with(Object value) {
            JsonObject event = EventFile.read(file);
            if (value == Absence.NULL) {
                parent(event).putNull(key());
            } else {
                parent(event).put(key(), value);
            }
            return event;
        }

        JsonObject alone() {
            String first = path.split("/", -1)[0];
            return new JsonObject().put(first, EventFile.read(file).getValue(first));
        }

        private String key() {
            return path.substring(path.lastIndexOf('/') + 1);
        }

        private JsonObject parent(JsonObject event) {
            JsonObject parent = event;
            String[] keys = path.split("/", -1);
            for (int i = 0; i < keys.length - 1; i++) {
                parent = parent.getJsonObject(keys[i]);
            }
            return parent;
        }

        @Override
        public String toString() {
            return path + " of " + file;
        }
    }
}
