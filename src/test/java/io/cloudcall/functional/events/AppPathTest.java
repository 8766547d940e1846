package io.cloudcall.functional.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.cloudcall.call.AppId;
import io.cloudcall.call.CallRequest;
import io.cloudcall.call.FunctionTarget;
import io.cloudcall.call.InvalidRequestException;
import io.cloudcall.event.EventParser;
import io.cloudcall.functional.SandboxExtension;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The AppID in the path of a router's request, in the form of each gateway. */
@EachGateway
class AppPathTest {
    private static final String UNUSABLE = "The path of an app is not usable: it is /apps/{appid}/openapi/{api} or"
            + " /apps/{appid}/api/{path}, and its AppID " + AppId.GRAMMAR + ".";
    private static final EventParser ROUTER = new EventParser(new FunctionTarget.Router());

    @RegisterExtension
    private final SandboxExtension sandbox = SandboxExtension.create();

    private final String form;

    AppPathTest(String form) {
        this.form = form;
    }

    private CallRequest parse(String path, Map<String, String> pathParameters) {
        HttpRequestEvent request = new HttpRequestEvent(form, "POST").path(path).pathParameters(pathParameters);
        return ROUTER.parse(request.text().getBytes(StandardCharsets.UTF_8)).toCallRequest();
    }

    private void assertReads(String appId, String api, CallRequest request) {
        assertEquals(appId + " " + api, request.appId() + " " + request.api());
    }

    private String refusal(String path, Map<String, String> pathParameters) {
        return String.valueOf(assertThrows(
                        InvalidRequestException.class, () -> parse(path, pathParameters), path + " " + pathParameters)
                .getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "/apps/wx1/openapi/logistics.getQuota, wx1, logistics.getQuota",
        "/prod/apps/wx1/openapi/logistics.getQuota, wx1, logistics.getQuota",
        "/a.b/c/apps/WX_1-2/openapi/logistics.getQuota, WX_1-2, logistics.getQuota",
        "/apps/apps/wx1/openapi/logistics.getQuota, wx1, logistics.getQuota",
        "/prod/apps/apps/wx1/openapi/logistics.getQuota, wx1, logistics.getQuota",
        "/apps/wx1/openapi/no.such, wx1, no.such",
        "/apps/wx1/api/cgi-bin/a/b, wx1, /cgi-bin/a/b",
        "/prod/apps/wx1/api/cgi-bin/a/b, wx1, /cgi-bin/a/b",
        "/apps/apps/wx1/api/cgi-bin/a/b, wx1, /cgi-bin/a/b",
        "/apps/wx1/api/api/b, wx1, /api/b",
        "/apps/wx1/api/apps/wx2/api/b, wx1, /apps/wx2/api/b",
        "/apps/wx1/api/openapi/b, wx1, /openapi/b"
    })
    void readsTheAppBeforeTheApi(String path, String appId, String api) {
        assertReads(appId, api, parse(path, Map.of()));
        assertReads(appId, api, parse(path, Map.of("proxy", path.substring(1))));
    }

    @ParameterizedTest
    @CsvSource({
        "/apps/openapi/logistics.getQuota, logistics.getQuota",
        "/prod/apps/openapi/logistics.getQuota, logistics.getQuota",
        "/apps/openapi/openapi/logistics.getQuota, logistics.getQuota",
        "/apps/api/cgi-bin/a/b, /cgi-bin/a/b",
        "/app/wx1/openapi/logistics.getQuota, logistics.getQuota",
        "/myapps/wx1/openapi/logistics.getQuota, logistics.getQuota",
        "/appsX/wx1/api/cgi-bin/a/b, /cgi-bin/a/b",
        "/prod//openapi/logistics.getQuota, logistics.getQuota"
    })
    void takesAStageForNoApp(String path, String api) {
        CallRequest request = parse(path, Map.of());

        assertNull(request.appId());
        assertEquals(api, request.api());
    }

    @ParameterizedTest
    @CsvSource({
        "/apps/wx1/openapi/logistics.getQuota",
        "/prod/apps/wx1/openapi/logistics.getQuota",
        "/api/apps/wx1/openapi/logistics.getQuota",
        "/openapi/apps/wx1/openapi/logistics.getQuota",
        "/apps/apps/wx1/openapi/logistics.getQuota"
    })
    void takesTheParametersOfTheRoute(String path) {
        String api = "logistics.getQuota";

        assertReads("wx1", api, parse(path, Map.of("appid", "wx1", "api", api)));
        assertReads("wx1", api, parse(path, Map.of("appid", "wx1", "proxy", "openapi/" + api)));
        assertReads("wx1", api, parse(path, Map.of("api", api)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/apps/wx1/api/cgi-bin/a/b", "/api/apps/wx1/api/cgi-bin/a/b", "/v1/apps/wx1/api/cgi-bin/a/b"})
    void takesTheParametersOfTheRouteForAPath(String path) {
        assertReads("wx1", "/cgi-bin/a/b", parse(path, Map.of("appid", "wx1", "proxy", "cgi-bin/a/b")));
        assertReads("wx1", "/cgi-bin/a/b", parse(path, Map.of("appid", "wx1", "proxy", "api/cgi-bin/a/b")));
        assertReads("wx1", "/cgi-bin/a/b", parse(path, Map.of("proxy", "cgi-bin/a/b")));
    }

    /** A route may have the API in its text, and the AppID alone as its parameter. */
    @Test
    void takesTheParameterOfARouteForOneApi() {
        Map<String, String> appId = Map.of("appid", "wx1");

        assertReads("wx1", "logistics.getQuota", parse("/apps/wx1/openapi/logistics.getQuota", appId));
        assertReads("wx1", "/cgi-bin/a/b", parse("/apps/wx1/api/cgi-bin/a/b", appId));
    }

    @ParameterizedTest
    @MethodSource("io.cloudcall.functional.events.UnusableAppPaths#all")
    void refusesAPathThatReadsInSeveralWays(String path) {
        refusal(path, Map.of());
        refusal(path, Map.of("proxy", path.substring(1)));
        refusal(path, Map.of("appid", "wx1"));
        refusal(path, Map.of("appid", "wx1", "api", "logistics.getQuota"));
        refusal(path, Map.of("appid", "wx1", "proxy", "openapi/logistics.getQuota"));
        refusal(path, Map.of("appid", "wx1", "proxy", "cgi-bin/a/b"));
    }

    @ParameterizedTest
    @MethodSource("io.cloudcall.functional.events.UnusableAppPaths#behindAStage")
    void refusesAnAppBehindAFolderOfTheDefaultApp(String path) {
        refusal(path, Map.of());
        refusal(path, Map.of("proxy", path.substring(1)));
        refusal(path, Map.of("proxy", path.substring(path.indexOf('/', 1) + 1)));
        refusal(path, Map.of("appid", "wx1"));
    }

    @ParameterizedTest
    @CsvSource({
        "/apps/wx1/openapi/logistics.getQuota, wx2, logistics.getQuota",
        "/apps/wx1/openapi/logistics.getQuota, WX1, logistics.getQuota",
        "/apps/wx1/openapi/logistics.getQuota, '', logistics.getQuota",
        "/apps/wx1/openapi/logistics.getQuota, apps/wx1, logistics.getQuota",
        "/apps/wx1/apps/wx2/openapi/logistics.getQuota, wx1, logistics.getQuota",
        "/openapi/logistics.getQuota, wx1, logistics.getQuota",
        "/wx1/openapi/logistics.getQuota, wx1, logistics.getQuota",
        "/shops/wx1/openapi/logistics.getQuota, wx1, logistics.getQuota",
        "/apps/wx1.2/openapi/logistics.getQuota, wx1.2, logistics.getQuota"
    })
    void refusesAnAppOfTheRouteThatIsNotThePaths(String path, String appId, String api) {
        assertEquals(UNUSABLE, refusal(path, Map.of("appid", appId)));
        assertEquals(UNUSABLE, refusal(path, Map.of("appid", appId, "api", api)));
        assertEquals(UNUSABLE, refusal(path, Map.of("appid", appId, "proxy", "openapi/" + api)));
    }

    /** A call of another API than the route's is not made for an app: a route for one app names both. */
    @ParameterizedTest
    @CsvSource({
        "/apps/wx1/logistics.getQuota",
        "/apps/wx1/openapi/x/logistics.getQuota",
        "/apps/wx1/calls/logistics.getQuota"
    })
    void refusesANameOfTheRouteThatIsNotInItsFolder(String path) {
        assertEquals(UNUSABLE, refusal(path, Map.of("api", "logistics.getQuota")));
    }

    @Test
    void keepsTheNameOfARouteWithoutApps() {
        CallRequest request = parse("/calls/logistics.getQuota", Map.of("api", "logistics.getQuota"));

        assertNull(request.appId());
        assertEquals("logistics.getQuota", request.api());
        assertEquals("a.b", parse("a.b", Map.of("api", "a.b")).api());
    }

    @ParameterizedTest
    @CsvSource({
        "/apps/wx1/openapi/logistics.getAllAccount",
        "/prod/apps/wx0000000000000001/openapi/logistics.getAllAccount",
        "/apps/wx1/openapi/logistics.getQuota"
    })
    void answers404FromAFunctionThatIsOneCall(String path) {
        HttpReply reply = HttpReply.parse(sandbox.function()
                .invoke(new HttpRequestEvent(form, "POST").path(path).text()));

        reply.assertStatus(404);
        assertEquals(
                "openapi.logistics.getAllAccount:fail -601002 system args error. The path names an AppID, and this"
                        + " function is one call for one app: leave /apps out, or make the function a router.",
                reply.errMsg());
        assertEquals(List.of(), sandbox.requests());
    }

    @ParameterizedTest
    @CsvSource({"/apps/accounts", "/apps/wx1", "/apps/wx1/accounts", "/apps/openapi/logistics.getAllAccount"})
    void leavesOtherPathsToAFunctionThatIsOneCall(String path) {
        HttpReply.parse(sandbox.function()
                        .invoke(new HttpRequestEvent(form, "POST").path(path).text()))
                .assertStatus(200);
    }
}
