package io.cloudcall.signing;

/** The names of the headers. Stateless. */
final class SigningHeaders {
    static final String APP_ID = "Wechatmp-Appid";
    static final String TIMESTAMP = "Wechatmp-TimeStamp";

    /** The number of a request's private key, which WeChat's table of headers omits, or of a response's certificate. */
    static final String SERIAL = "Wechatmp-Serial";

    static final String SIGNATURE = "Wechatmp-Signature";
    static final String DEPRECATED_SERIAL = "Wechatmp-Serial-Deprecated";
    static final String DEPRECATED_SIGNATURE = "Wechatmp-Signature-Deprecated";

    private SigningHeaders() {}
}
