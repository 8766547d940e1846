package io.cloudcall.signing;

import io.cloudcall.json.JsonObject;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * An encrypted body.
 *
 * @param iv the initialization vector
 * @param sealed the ciphertext, with the tag at its end
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record SealedBody(byte[] iv, byte[] sealed) {
    static final String IV = "iv";
    static final String DATA = "data";
    static final String TAG = "authtag";

    /** Returns the encrypted body that an object is, or null if a part is missing or malformed. */
    static @Nullable SealedBody of(JsonObject object) {
        byte[] iv = decode(object.getString(IV));
        byte[] data = decode(object.getString(DATA));
        byte[] tag = decode(object.getString(TAG));
        if (iv == null || data == null || tag == null || tag.length != MessageCipher.TAG_BYTES) {
            return null;
        }
        byte[] sealed = Arrays.copyOf(data, data.length + tag.length);
        System.arraycopy(tag, 0, sealed, data.length, tag.length);
        return new SealedBody(iv, sealed);
    }

    private static byte @Nullable [] decode(@Nullable String base64) {
        try {
            return base64 == null ? null : Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
