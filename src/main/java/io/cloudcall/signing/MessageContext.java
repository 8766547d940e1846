package io.cloudcall.signing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The binding of a request or a response to its API, app and time.
 *
 * @param urlPath the URL of the API, without a query
 * @param appId the AppID
 * @param timestamp the seconds since 1970, as the header has them
 */
record MessageContext(String urlPath, String appId, String timestamp) {
    /** The host that WeChat signs for, also for requests through a proxy or to another base URL. */
    private static final String HOST = "https://api.weixin.qq.com";

    /** Creates the context of an API by its path. */
    static MessageContext of(String path, String appId, String timestamp) {
        return new MessageContext(HOST + path, appId, timestamp);
    }

    /** Returns the additional authenticated data of the encryption. */
    byte[] aad(String symmetricSn) {
        return String.join("|", urlPath, appId, timestamp, symmetricSn).getBytes(StandardCharsets.UTF_8);
    }

    /** Returns what is signed: four fields, and no line break behind the last. */
    byte[] signaturePayload(byte[] body) {
        byte[] head = (urlPath + "\n" + appId + "\n" + timestamp + "\n").getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream payload = new ByteArrayOutputStream(head.length + body.length);
        payload.writeBytes(head);
        payload.writeBytes(body);
        return payload.toByteArray();
    }
}
