package io.cloudcall.call;

import org.jspecify.annotations.Nullable;

/**
 * A file that the caller sent as a part of a form.
 *
 * @param name the parameter that it is, as the caller spells it
 * @param fileName the file name that the caller gives, which WeChat may be unable to use
 * @param contentType the media type that the caller gives; null for none
 * @param content the bytes, not copied
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and too large to copy.
public record FormFile(
        String name, String fileName, @Nullable String contentType, byte[] content) {}
