package io.cloudcall.openapi;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Makes requests of data for tests. */
final class Requests {
    static final Api GET = new Api("some.get", Api.Method.GET, "/get", Api.Kind.READ, List.of());
    static final Api POST = new Api("some.post", Api.Method.POST, "/post", Api.Kind.WRITE, List.of());

    private Requests() {}

    static JsonObject object(String json) {
        return (JsonObject) StrictJson.parse(json.getBytes(StandardCharsets.UTF_8));
    }

    static RequestData got(String data) {
        return RequestData.of(GET, CallRequest.of(GET.name(), object(data)));
    }

    static RequestData posted(String data) {
        return RequestData.of(POST, CallRequest.of(POST.name(), object(data)));
    }
}
