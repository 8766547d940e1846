package io.cloudcall.event;

import io.cloudcall.call.Api;
import io.cloudcall.call.ApiCatalog;
import io.cloudcall.call.BinaryBody;
import io.cloudcall.call.CallRequest;
import io.cloudcall.call.CallResult;
import io.cloudcall.call.FunctionTarget;
import io.cloudcall.call.InvalidRequestException;
import io.cloudcall.call.ServerApi;
import io.cloudcall.json.JsonLiteral;
import io.cloudcall.json.JsonObject;
import io.cloudcall.json.JsonParseException;
import io.cloudcall.json.JsonValue;
import io.cloudcall.json.StrictJsonParser;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP request from an API gateway: GET or HEAD for a call without data, POST with the data as JSON. The path of a
 * router's request names the API; calls that change something then require POST.
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
        String rest = PayloadFormat.pathParameter(event, "proxy");
        String name = target.isRouter() ? PayloadFormat.pathParameter(event, "api") : null;
        return target.isRouter() || Api.isPath(target.name())
                ? ApiPath.parse(format.path(event), name, rest)
                : ApiPath.parse(format.path(event), rest);
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
        if (target.isRouter() && path.isServerApi()) {
            return toServerApiRequest();
        }
        String apiName = target.isRouter() ? requiredApiName() : validatedApiName();
        FormData data = readData();
        return new CallRequest(apiName, data.fields(), !target.isRouter() || convertsCase()).withFiles(data.files());
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
                text, data.fields(), format.queryParameters(event).serverApiQuery(), data.files(), convertsCase());
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
        return method().equals("POST") ? parseBody() : FormData.EMPTY;
    }

    private FormData parseBody() {
        byte[] body = PayloadFormat.body(event);
        if (body == null) {
            throw new HttpErrorException(400, "The body is marked as base64, but is not: send it as it is.");
        }
        if (EventParser.isBlank(body)) {
            return FormData.EMPTY;
        }
        String contentType = PayloadFormat.header(event, "content-type");
        if (contentType != null && FormDataParser.isForm(contentType)) {
            return parseForm(body, contentType);
        }
        requireAtMost(EventParser.maxMebibytes(api), body);
        if (!isJson(contentType)) {
            throw new HttpErrorException(415, "The body is not marked as JSON: send content-type: application/json.");
        }
        return new FormData(parseObject(body), List.of());
    }

    private static void requireAtMost(int mebibytes, byte[] body) {
        if (body.length > mebibytes << 20) {
            throw new HttpErrorException(413, "The body is larger than " + mebibytes + " MiB: send less data.");
        }
    }

    private FormData parseForm(byte[] body, String contentType) {
        if (api.isPresent() && !takesFile(api.get())) {
            throw new HttpErrorException(
                    415,
                    "The body is a form, but the call takes no file: send JSON with content-type: application/json.");
        }
        requireAtMost(EventParser.MAX_UPLOAD_MEBIBYTES, body);
        requireUndamaged(body);
        FormData form = FormDataParser.parse(body, contentType);
        if (form.files().isEmpty() && api.isPresent() && api.get().isByPath()) {
            throw new InvalidRequestException(
                    "The form has no file, which is a part with a file name: send the data of other calls as JSON.");
        }
        return form;
    }

    /** Refuses a form that a gateway took for text: what is not UTF-8 in a file is lost then. */
    private void requireUndamaged(byte[] body) {
        if (!PayloadFormat.isBase64Encoded(event) && new String(body, StandardCharsets.UTF_8).indexOf('\uFFFD') >= 0) {
            throw new InvalidRequestException("The gateway passed the form on as text, which damages files: add"
                    + " multipart/form-data to the binary media types of the REST API.");
        }
    }

    /** Returns whether a call takes a file. Any server API that is called by its path may. */
    private static boolean takesFile(Api api) {
        return api.kind() == Api.Kind.UPLOAD || (api.isByPath() && api.method() == Api.Method.POST);
    }

    private static boolean isJson(@Nullable String contentType) {
        if (contentType == null) {
            return true;
        }
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.equals("application/json") || (type.startsWith("application/") && type.endsWith("+json"));
    }

    private static JsonObject parseObject(byte[] body) {
        try {
            JsonValue value = StrictJsonParser.parseWellFormed(body);
            if (value instanceof JsonObject object) {
                return object;
            }
            if (value == JsonLiteral.NULL) {
                return JsonObject.EMPTY;
            }
        } catch (JsonParseException e) {
            throw new InvalidRequestException(
                    "The body is not usable JSON, " + e.getMessage() + ": send a JSON object with the call's data.");
        }
        throw new InvalidRequestException(
                "The body is JSON, but not an object: send a JSON object with the call's data.");
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
