package io.cloudcall.call;

import io.cloudcall.json.JsonObject;
import io.cloudcall.json.StrictJsonParser;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A factory of requests for tests. */
public final class RequestGenerator {
    static final Api GET = new Api("some.get", Api.Method.GET, "/get", Api.Kind.READ, List.of());
    static final Api POST = new Api("some.post", Api.Method.POST, "/post", Api.Kind.WRITE, List.of());

    private RequestGenerator() {}

    static JsonObject object(String json) {
        return (JsonObject) StrictJsonParser.parse(json.getBytes(StandardCharsets.UTF_8));
    }

    static RequestParameters got(String data) {
        return RequestParameters.of(GET, CallRequest.of(GET.name(), object(data)));
    }

    public static RequestParameters posted(String data) {
        return RequestParameters.of(POST, CallRequest.of(POST.name(), object(data)));
    }
}
