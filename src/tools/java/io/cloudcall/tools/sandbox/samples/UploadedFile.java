package io.cloudcall.tools.sandbox.samples;

import io.cloudcall.tools.sandbox.ApiErrorException;
import io.cloudcall.tools.sandbox.Errcode;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.vertx.core.buffer.Buffer;

/** The file of an upload, with its media type. */
record UploadedFile(String fileName, String contentType, Buffer content) {

    /**
     * Returns the file of the part {@code name}.
     *
     * @throws ApiErrorException if WeChat recognizes none (41005), or it is empty (44001)
     */
    static UploadedFile of(ReceivedRequest request, String name) {
        UploadedFile file =
                MultipartBody.file(request, name).orElseThrow(() -> new ApiErrorException(Errcode.MEDIA_DATA_MISSING));
        if (file.content().length() == 0) {
            throw new ApiErrorException(Errcode.EMPTY_MEDIA);
        }
        return file;
    }

    void requireMaxBytes(int maxBytes) {
        if (content.length() > maxBytes) {
            throw new ApiErrorException(Errcode.INVALID_MEDIA_SIZE);
        }
    }
}
