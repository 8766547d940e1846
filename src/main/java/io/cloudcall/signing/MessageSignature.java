package io.cloudcall.signing;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;

/** RSASSA-PSS (RFC 8017) with SHA-256, MGF1 with SHA-256, and a salt of 32 bytes. Stateless. */
final class MessageSignature {
    private static final PSSParameterSpec PSS =
            new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, PSSParameterSpec.TRAILER_FIELD_BC);

    private MessageSignature() {}

    /** Returns the signature of a payload, which differs each time by its salt. */
    static byte[] sign(RSAPrivateKey key, byte[] payload) {
        try {
            Signature signature = create();
            signature.initSign(key);
            signature.update(payload);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("RSASSA-PSS is not available", e);
        }
    }

    /** Returns whether that is a signature of the payload by the private key of {@code key}. */
    static boolean verify(RSAPublicKey key, byte[] payload, byte[] signed) {
        try {
            Signature signature = create();
            signature.initVerify(key);
            signature.update(payload);
            return signature.verify(signed);
        } catch (SignatureException | InvalidKeyException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("RSASSA-PSS is not available", e);
        }
    }

    private static Signature create() throws GeneralSecurityException {
        Signature signature = Signature.getInstance("RSASSA-PSS");
        signature.setParameter(PSS);
        return signature;
    }
}
