package io.cloudcall.tools.sandbox.signing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The signed parts of a call beside its body.
 *
 * @param path the path of the API
 * @param appId the AppID
 * @param timestamp the seconds since 1970, as the header has them
 */
record CallContext(String path, String appId, String timestamp) {

    /** The scheme and host of the guide's examples, which the sandbox uses at any address. */
    private static final String HOST = "https://api.weixin.qq.com";

    String urlPath() {
        return HOST + path;
    }

    /** Returns what is signed: four fields, parted by line breaks. */
    byte[] payload(byte[] body) {
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        payload.writeBytes((urlPath() + "\n" + appId + "\n" + timestamp + "\n").getBytes(StandardCharsets.UTF_8));
        payload.writeBytes(body);
        return payload.toByteArray();
    }

    /** Returns the additional data that GCM authenticates. */
    byte[] additionalData(String keySerial) {
        return String.join("|", urlPath(), appId, timestamp, keySerial).getBytes(StandardCharsets.UTF_8);
    }
}
