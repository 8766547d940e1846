package io.cloudcall.event;

import io.cloudcall.call.Api;
import io.cloudcall.call.ApiCatalog;
import io.cloudcall.call.AppId;
import io.cloudcall.call.BinaryBody;
import io.cloudcall.call.CallRequest;
import io.cloudcall.call.CallResult;
import io.cloudcall.call.FunctionTarget;
import io.cloudcall.call.ServerApi;
import io.cloudcall.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * An HTTP request from an API gateway: GET or HEAD for a call without data, POST with the data as JSON. The path of a
 * router's request names the API, and the app if it is not the default one; calls that change something then require
 * POST.
 */
final class ApiGatewayRequest implements InvocationEvent {
    private static final String METHODS = "GET, HEAD, OPTIONS, POST";
    private static final String WRITE_METHODS = "OPTIONS, POST";

    private final PayloadFormat format;
    private final JsonObject event;
    private final FunctionTarget target;
    private final ApiPath path;
    private final Optional<Api> api;

    /**
     * Creates a request.
     *
     * @param format the gateway's payload format
     * @param event the payload
     * @param target the function's target
     */
    ApiGatewayRequest(PayloadFormat format, JsonObject event, FunctionTarget target) {
        this.format = format;
        this.event = event;
        this.target = target;
        path = parsePath();
        api = target.isRouter() ? findApi() : target.api();
    }

    private ApiPath parsePath() {
        RouteParameters route = RouteParameters.of(event);
        if (target.isRouter()) {
            return ApiPathParser.parse(format.path(event), route);
        }
        return Api.isPath(target.name())
                ? ApiPathParser.parse(format.path(event), new RouteParameters(null, null, route.rest()))
                : ApiPathParser.parseSingle(format.path(event), route);
    }

    private Optional<Api> findApi() {
        return path.isServerApi()
                ? path.serverApi().flatMap(text -> format.queryParameters(event).findServerApi(text))
                : path.name().flatMap(ApiCatalog::find);
    }

    @Override
    public Optional<Api> api() {
        return api;
    }

    @Override
    public boolean isApiChosenByCaller() {
        return target.isRouter();
    }

    /**
     * Returns the allowed methods. Writes exclude GET, which browsers and crawlers may send unasked, and server APIs as
     * well: whether they are reads is the caller's word.
     */
    private String allowedMethods() {
        boolean isWrite = api.isPresent() && !api.get().isReadOnly();
        return isWrite || (target.isRouter() && path.isServerApi()) ? WRITE_METHODS : METHODS;
    }

    private String method() {
        return format.method(event);
    }

    @Override
    public CallRequest toCallRequest() {
        requireUsableApp();
        if (target.isRouter() && path.isServerApi()) {
            return toServerApiRequest();
        }
        String apiName = target.isRouter() ? requiredApiName() : validatedApiName();
        FormData data = readData();
        return new CallRequest(apiName, data.fields(), !target.isRouter() || convertsCase())
                .withFiles(data.files())
                .withAppId(path.app().appId());
    }

    private void requireUsableApp() {
        if (target.isRouter() && path.app().isMalformed()) {
            throw new HttpErrorException(
                    404,
                    "The path of an app is not usable: it is /apps/{appid}/openapi/{api} or /apps/{appid}/api/{path},"
                            + " and its AppID " + AppId.GRAMMAR + ".");
        }
        if (!target.isRouter() && path.app().appId() != null) {
            throw new HttpErrorException(
                    404,
                    "The path names an AppID, and this function is one call for one app: leave /apps out, or make the"
                            + " function a router.");
        }
    }

    private boolean convertsCase() {
        return !format.hasQueryParameter(event, "convertCase", "false");
    }

    private CallRequest toServerApiRequest() {
        String text = path.serverApi()
                .filter(ServerApi::isWellFormed)
                .orElseThrow(() -> new HttpErrorException(
                        404, "The path behind /api names no API: it is " + ServerApi.GRAMMAR + "."));
        ServerApi.requireUsable(text);
        FormData data = readData();
        return new CallRequest(
                text,
                data.fields(),
                format.queryParameters(event).serverApiQuery(),
                data.files(),
                convertsCase(),
                path.app().appId());
    }

    private String requiredApiName() {
        return path.name().orElseThrow(() -> new HttpErrorException(404, describePath()));
    }

    private String describePath() {
        return path.hasTrailingSlash()
                ? "The path ends with a slash: leave it out, as in " + RouterRequest.EXAMPLE_PATH + "."
                : "The path names no API: use one such as " + RouterRequest.EXAMPLE_PATH + ".";
    }

    private String validatedApiName() {
        if (path.isForeignTo(target.name())) {
            throw new HttpErrorException(
                    404,
                    "The path names another API than this function's: leave it out, or make the function a router.");
        }
        return target.name();
    }

    private FormData readData() {
        if (!List.of(allowedMethods().split(", ")).contains(method())) {
            throw new HttpErrorException(
                    405, "The HTTP method is " + method() + ": use one of " + allowedMethods() + ".");
        }
        return method().equals("POST") ? new RequestBodyParser(event, api).parse() : FormData.EMPTY;
    }

    @Override
    public Optional<byte[]> preflightResponse(String requestId) {
        return method().equals("OPTIONS")
                ? Optional.of(new ApiGatewayResponse(204, requestId)
                        .allow(allowedMethods())
                        .toBytes())
                : Optional.empty();
    }

    @Override
    public byte[] toResponse(CallResult result, int status, String requestId) {
        ApiGatewayResponse response = new ApiGatewayResponse(status, requestId);
        BinaryBody binary = result.binary();
        if (binary != null) {
            return toBinaryResponse(response, result, binary).toBytes();
        }
        if (status == 405) {
            response.allow(allowedMethods());
        }
        return withJson(response, result).toBytes();
    }

    /** Returns the bytes to a caller that accepts them, and otherwise, as to any other event, JSON. */
    private ApiGatewayResponse toBinaryResponse(ApiGatewayResponse response, CallResult result, BinaryBody binary) {
        response.header("vary", "accept");
        String accept = PayloadFormat.header(event, "accept");
        if (accept == null || !AcceptHeader.accepts(accept, binary)) {
            return withJson(response, result);
        }
        response.header("content-type", binary.contentType()).header("x-content-type-options", "nosniff");
        return isHead() ? response : response.bytes(binary);
    }

    private ApiGatewayResponse withJson(ApiGatewayResponse response, CallResult result) {
        return isHead() ? response : response.json(result.utf8Json());
    }

    private boolean isHead() {
        return method().equals("HEAD");
    }
}
