package io.cloudcall.tools.sandbox.signing;

/** The header fields of signed requests and responses. */
final class SignatureHeaders {

    static final String APP_ID = "Wechatmp-AppId";
    static final String TIMESTAMP = "Wechatmp-TimeStamp";
    static final String SERIAL = "Wechatmp-Serial";
    static final String SIGNATURE = "Wechatmp-Signature";
    static final String DEPRECATED_SERIAL = "Wechatmp-Serial-Deprecated";
    static final String DEPRECATED_SIGNATURE = "Wechatmp-Signature-Deprecated";

    private SignatureHeaders() {}
}
