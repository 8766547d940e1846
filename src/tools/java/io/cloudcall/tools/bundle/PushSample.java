package io.cloudcall.tools.bundle;

import io.vertx.core.json.JsonObject;

/** The documented example of an encrypted push, as the event of an HTTP API. */
final class PushSample {
    /** The AppID that the message is for. */
    static final String APP_ID = "wxba5fad812f8e6fb9";

    /** The keys of the example, by AppID, as the secret that WECHAT_PUSH_ARN names. */
    static final String KEYS = new JsonObject()
            .put(APP_ID, new JsonObject().put("token", "A".repeat(5)).put("encodingAesKey", "A".repeat(43)))
            .encode();

    private static final String QUERY = "signature=6c5c811b55cc85e0e1b54100749188c20beb3f5d&timestamp=1714112445"
            + "&nonce=415670741&openid=o9AgO5Kd5ggOC-bXrbNODIiE3bGY&encrypt_type=aes"
            + "&msg_signature=046e02f8204d34f8ba5fa3b1db94908f3df2e9b3";

    private static final String ENCRYPTED = "+qdx1OKCy+5JPCBFWw70tm0fJGb2Jmeia4FCB7kao+/Q5c/ohsOzQHi8khUOb05J"
            + "Cpj0JB4RvQMkUyus8TPxLKJGQqcvZqzDpVzazhZv6JsXUnnR8XGT740XgXZUXQ7vJVnAG+tE8NUd4yFyjPy7GgiaviNrlCTj+l5k"
            + "dfMuFUPpRSrfMZuMcp3Fn2Pede2IuQrKEYwKSqFIZoNqJ4M8EajAsjLY2km32IIjdf8YL/P50F7mStwntrA2cPDrM1kb6mOcfBgR"
            + "tWygb3VIYnSeOBrebufAlr7F9mFUPAJGj04=";

    private PushSample() {}

    /** Returns the event. Its time is that of the example: no limit of the age accepts it but the highest. */
    static String event() {
        String path = "/push/" + APP_ID;
        JsonObject http = new JsonObject().put("method", "POST").put("path", path);
        return new JsonObject()
                .put("version", "2.0")
                .put("routeKey", "POST /push/{appid}")
                .put("rawPath", path)
                .put("rawQueryString", QUERY)
                .put("headers", new JsonObject().put("content-type", "application/json"))
                .put("requestContext", new JsonObject().put("http", http))
                .put(
                        "body",
                        new JsonObject()
                                .put("ToUserName", "gh_97417a04a28d")
                                .put("Encrypt", ENCRYPTED)
                                .encode())
                .put("isBase64Encoded", false)
                .encode();
    }
}
