package io.cloudcall.event;

import io.cloudcall.call.Api;
import io.cloudcall.call.InvalidRequestException;
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

/** A parser of the body of an HTTP request: a JSON object, or a form if the call takes a file. For one request. */
final class RequestBodyParser {
    private final JsonObject event;
    private final Optional<Api> api;

    /**
     * Creates a parser.
     *
     * @param event the gateway's payload
     * @param api the API that is called, empty if there is none of its name
     */
    RequestBodyParser(JsonObject event, Optional<Api> api) {
        this.event = event;
        this.api = api;
    }

    /**
     * Returns the data; none for an empty body.
     *
     * @throws HttpErrorException if the body is too large or of another media type, or is no base64
     * @throws InvalidRequestException if the JSON or the form is malformed
     */
    FormData parse() {
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
}
