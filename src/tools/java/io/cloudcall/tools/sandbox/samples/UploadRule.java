package io.cloudcall.tools.sandbox.samples;

import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * The requirements of an API for the file that it takes.
 *
 * @param part the name of the part
 * @param maxBytes the maximum size of the file
 * @param acceptsUrl whether the URL may have {@code img_url} instead of a file
 */
record UploadRule(String part, int maxBytes, boolean acceptsUrl) {

    static @Nullable UploadRule of(JsonObject row) {
        String part = row.getString("file");
        return part == null
                ? null
                : new UploadRule(
                        part,
                        row.getInteger("maxBytes", Integer.MAX_VALUE),
                        Boolean.TRUE.equals(row.getBoolean("byUrl")));
    }

    /** Throws the error of the file, unless the URL of one is there. */
    void check(ReceivedRequest request) {
        String url = acceptsUrl ? request.queryParameter("img_url") : null;
        if (url == null || url.isEmpty()) {
            UploadedFile.of(request, part).requireMaxBytes(maxBytes);
        }
    }
}
