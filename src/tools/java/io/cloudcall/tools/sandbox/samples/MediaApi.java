package io.cloudcall.tools.sandbox.samples;

import io.cloudcall.tools.sandbox.ApiErrorException;
import io.cloudcall.tools.sandbox.ApiFamily;
import io.cloudcall.tools.sandbox.Errcode;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.Route;
import io.cloudcall.tools.sandbox.StubResponse;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.Map;

/** Temporary media: what was uploaded can be downloaded by its media_id. */
public final class MediaApi implements ApiFamily {

    private static final Map<String, Integer> MAX_BYTES =
            Map.of("image", 10 << 20, "voice", 2 << 20, "video", 10 << 20, "thumb", 64 << 10);

    private final Clock clock;
    private final UploadedMedia media = new UploadedMedia();

    public MediaApi(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Map<String, Route> routes() {
        return Map.of(
                "/cgi-bin/media/upload", Route.authenticated("POST", this::upload),
                "/cgi-bin/media/get", Route.authenticated("GET", this::download),
                "/cgi-bin/media/get/jssdk", Route.authenticated("GET", this::download));
    }

    private StubResponse upload(ReceivedRequest request) {
        String type = request.queryParameter("type");
        Integer maxBytes = MAX_BYTES.get(type == null ? "" : type);
        if (type == null || maxBytes == null) {
            throw new ApiErrorException(Errcode.INVALID_MEDIA_TYPE);
        }
        UploadedFile file = UploadedFile.of(request, "media");
        file.requireMaxBytes(maxBytes);
        return StubResponse.json(new JsonObject()
                .put("type", type)
                .put("media_id", media.add(file))
                .put("created_at", clock.instant().getEpochSecond()));
    }

    /** Answers the sample picture for an id that was not uploaded here, such as one of a sample answer. */
    private StubResponse download(ReceivedRequest request) {
        String mediaId = request.queryParameter("media_id");
        if (mediaId == null || mediaId.isEmpty()) {
            throw new ApiErrorException(Errcode.MEDIA_ID_MISSING);
        }
        return media.find(mediaId)
                .map(file -> StubResponse.of(200, file.contentType(), file.content()))
                .orElseGet(SamplePicture::response);
    }
}
