package io.cloudcall.tools.sandbox.login;

import static io.cloudcall.tools.sandbox.ApiErrorException.require;

import io.cloudcall.tools.sandbox.ApiErrorException;
import io.cloudcall.tools.sandbox.Errcode;
import io.cloudcall.tools.sandbox.Openid;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A request that is signed with a user's session key.
 *
 * @param openid the user
 */
record SessionRequest(String openid) {

    private static final String ALGORITHM = "HmacSHA256";

    /**
     * Checks the three parameters of {@code request}, and throws the error of the first invalid one. Assumed: the order
     * of the checks, and that the signature may be of either case.
     */
    static SessionRequest of(ReceivedRequest request, UserSessions sessions) {
        String openid = required(request, "openid");
        String signature = required(request, "signature");
        String method = required(request, "sig_method");
        require(Openid.isValid(openid), Errcode.INVALID_OPENID);
        require("hmac_sha256".equals(method), Errcode.INVALID_SIG_METHOD);
        String key = sessions.key(openid);
        if (key == null) {
            throw new ApiErrorException(Errcode.SESSION_KEY_EXPIRED);
        }
        require(isSignedBy(key, signature), Errcode.INVALID_SIGNATURE);
        return new SessionRequest(openid);
    }

    private static String required(ReceivedRequest request, String name) {
        String value = request.queryParameter(name);
        require(value != null && !value.isEmpty(), Errcode.INVALID_ARGS);
        return String.valueOf(value);
    }

    private static boolean isSignedBy(String key, String signature) {
        return MessageDigest.isEqual(utf8(sign(key)), utf8(signature.toLowerCase(Locale.ROOT)));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Returns the HMAC-SHA256 of the empty text, in hexadecimal. The key is the text as WeChat gave it, not decoded.
     */
    private static String sign(String key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(utf8(key), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
