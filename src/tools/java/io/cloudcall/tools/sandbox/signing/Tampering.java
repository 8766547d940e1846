package io.cloudcall.tools.sandbox.signing;

/** A change of a signed response, for tests of its verification. */
public enum Tampering {
    /** The number of a certificate that does not exist. */
    UNKNOWN_SERIAL,
    /** No {@code Wechatmp-Serial}, and no deprecated one either. */
    NO_SERIAL,
    /** No {@code Wechatmp-Signature}. */
    NO_SIGNATURE,
    /** No {@code Wechatmp-TimeStamp}. */
    NO_TIMESTAMP,
    /** A timestamp in the header that differs from the signed one by a second. */
    OTHER_TIMESTAMP,
    /** A body that was changed after it was signed. */
    CHANGED_BODY,
    /** A signature of PKCS#1 v1.5 instead of PSS. */
    PKCS1_SIGNATURE,
    /** A changed authentication tag, with a correct signature. */
    CHANGED_TAG,
    /** An {@code _appid} of another mini program, encrypted and signed correctly. */
    OTHER_APP_ID,
    /** A response of ten minutes ago, encrypted and signed correctly. */
    OLD_TIMESTAMP,
    /** A response without encryption, yet with the header fields. */
    CLEAR_BODY,
}
