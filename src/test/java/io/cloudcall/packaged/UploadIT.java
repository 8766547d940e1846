package io.cloudcall.packaged;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cloudcall.functional.RouterSettings;
import io.cloudcall.functional.calls.RecordedUpload;
import io.cloudcall.tools.lambda.FunctionProcess;
import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.Sandbox;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Calls that take a file, by the packaged jars: the recorded cases of wx-server-sdk 4.0.2, each in both kinds of event.
 */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UploadIT {
    private static final String JSON = "application/json; encoding=utf-8";
    private static final String OK = "{\"errcode\":0,\"errmsg\":\"ok\"}";

    private final Sandbox sandbox = Sandbox.builder().start();
    private final FunctionProcess function;
    private int checked;

    UploadIT(@TempDir Path folder) throws IOException {
        Map<String, String> settings = new HashMap<>(RouterSettings.permittingAll(folder));
        settings.putAll(sandbox.settings());
        settings.put("AWS_LAMBDA_LOG_LEVEL", "DEBUG");
        function = FunctionProcess.start(settings);
    }

    @AfterAll
    void close() throws IOException {
        function.close();
        sandbox.close();
    }

    static List<RecordedUpload> recorded() {
        return RecordedUpload.readAll();
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void sendsAsRecorded(RecordedUpload upload) {
        check(upload, invoke(upload, upload.directEvent()));
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void sendsAsRecordedOverHttp(RecordedUpload upload) {
        JsonObject response = new JsonObject(invoke(upload, upload.httpEvent()));

        assertEquals(upload.isRefused() ? 400 : 200, response.getInteger("statusCode"));
        check(upload, response.getString("body"));
    }

    private String invoke(RecordedUpload upload, String event) {
        sandbox.faults().clear();
        sandbox.faults().next(upload.path(), Fault.respond(200, JSON, OK));
        return function.invoke(event).body();
    }

    private void check(RecordedUpload upload, String result) {
        List<ReceivedRequest> requests = takeRequests(upload.path());
        if (upload.isRefused()) {
            assertResult(result).isError(-601002).contains("system args error. The file media is unusable: ");
            assertEquals(List.of(), requests);
        } else {
            assertResult(result).contains("\"errCode\":0");
            assertEquals(1, requests.size());
            upload.assertSentAs(requests.getFirst());
        }
    }

    /** Returns the requests of that path since the last check. */
    private List<ReceivedRequest> takeRequests(String path) {
        List<ReceivedRequest> all = sandbox.requests();
        List<ReceivedRequest> taken = all.subList(checked, all.size()).stream()
                .filter(request -> request.path().equals(path))
                .toList();
        checked = all.size();
        return taken;
    }
}
