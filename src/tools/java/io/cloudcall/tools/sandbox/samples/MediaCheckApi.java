package io.cloudcall.tools.sandbox.samples;

import io.cloudcall.tools.sandbox.ApiFamily;
import io.cloudcall.tools.sandbox.Errcode;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.Route;
import io.cloudcall.tools.sandbox.StubResponse;
import io.cloudcall.tools.sandbox.push.PushOutbox;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * The check of media that ends in a push (wxa_media_check). Thread-safe.
 *
 * <p>The sandbox downloads nothing: the result is {@code risky} or {@code review} if the media_url has that word, and
 * {@code pass} otherwise. It is pushed at once, by WeChat within 30 minutes.
 */
public final class MediaCheckApi implements ApiFamily {
    private static final String PATH = "/wxa/media_check_async";
    private static final List<String> REQUIRED = List.of("media_url", "media_type", "version", "scene", "openid");
    private static final int NORMAL = 100;
    private static final int OTHER = 21000;

    private final String appId;
    private final PushOutbox outbox;
    private final AtomicLong checks = new AtomicLong();
    private final SampleEndpoint sample = new SampleEndpoint(
            new ApiSample("POST", List.of(), REQUIRED, Errcode.INVALID_ARGUMENT, false, null, new JsonObject()));

    /** Creates the check of an app. */
    public MediaCheckApi(String appId, PushOutbox outbox) {
        this.appId = appId;
        this.outbox = outbox;
    }

    @Override
    public Map<String, Route> routes() {
        return Map.of(PATH, Route.authenticated("POST", this::check));
    }

    private StubResponse check(ReceivedRequest request) {
        sample.respond(request);
        String traceId = "sandbox-trace-id-" + checks.incrementAndGet();
        String mediaUrl = String.valueOf(new JsonObject(request.body()).getValue("media_url"));
        outbox.push("wxa_media_check", result(traceId, suggestion(mediaUrl)));
        return StubResponse.json(
                new JsonObject().put("errcode", 0).put("errmsg", "ok").put("trace_id", traceId));
    }

    private static String suggestion(String mediaUrl) {
        return Stream.of("risky", "review")
                .filter(mediaUrl::contains)
                .findFirst()
                .orElse("pass");
    }

    private JsonObject result(String traceId, String suggestion) {
        int label = suggestion.equals("pass") ? NORMAL : OTHER;
        JsonObject detail = new JsonObject()
                .put("strategy", "content_model")
                .put("errcode", 0)
                .put("suggest", suggestion)
                .put("label", label)
                .put("prob", 90);
        return new JsonObject()
                .put("appid", appId)
                .put("trace_id", traceId)
                .put("version", 2)
                .put("detail", JsonArray.of(detail))
                .put("errcode", 0)
                .put("errmsg", "ok")
                .put("result", new JsonObject().put("suggest", suggestion).put("label", label));
    }
}
