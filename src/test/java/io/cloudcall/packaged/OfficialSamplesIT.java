package io.cloudcall.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.functional.RouterSettings;
import io.cloudcall.tools.lambda.FunctionProcess;
import io.cloudcall.tools.lambda.Reply;
import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.Sandbox;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The samples of cloud calls on WeChat's pages, as events of the packaged function. */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OfficialSamplesIT {
    private static final String FORM = "multipart/form-data; boundary=";

    private final Sandbox sandbox = Sandbox.builder().start();
    private final FunctionProcess function;

    OfficialSamplesIT(@TempDir Path folder) throws IOException {
        Map<String, String> settings = new HashMap<>(sandbox.settings());
        settings.putAll(RouterSettings.permittingAll(folder));
        function = FunctionProcess.start(settings);
    }

    @AfterAll
    void close() throws IOException {
        try (sandbox) {
            function.close();
        }
    }

    @ParameterizedTest
    @MethodSource("io.cloudcall.packaged.OfficialSample#all")
    void reachesWeChat(OfficialSample sample) {
        sandbox.faults().next(sample.path(), Fault.respond(200, "application/json", "{\"errcode\":0}"));

        Reply reply = function.invoke(sample.event());

        assertTrue(
                reply.body().endsWith("\"errMsg\":\"openapi." + sample.api() + ":ok\",\"errCode\":0}"), reply.body());
        ReceivedRequest received = sandbox.requests().getLast();
        assertEquals(sample.request().getString("method"), received.method());
        assertEquals(sample.path(), received.path());
        assertEquals(sample.query(), query(received));
        assertEquals(sample.body(), body(received));
    }

    private static JsonObject query(ReceivedRequest received) {
        JsonObject query = new JsonObject();
        received.query().keySet().forEach(name -> query.put(name, received.queryParameter(name)));
        query.remove("access_token");
        return query;
    }

    private static Object body(ReceivedRequest received) {
        String text = received.body().toString(StandardCharsets.UTF_8);
        String contentType = Objects.requireNonNullElse(received.header("content-type"), "");
        if (contentType.startsWith(FORM)) {
            return text.replace(contentType.substring(FORM.length()), "BOUNDARY");
        }
        return text.isEmpty() ? text : new JsonObject(text);
    }
}
