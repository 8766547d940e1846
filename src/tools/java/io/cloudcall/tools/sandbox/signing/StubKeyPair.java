package io.cloudcall.tools.sandbox.signing;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;

/**
 * An RSA key with its number, for RSASSA-PSS with SHA-256, MGF1 with SHA-256 and a salt of 32 bytes, as WeChat's guide
 * has it. Immutable.
 *
 * @param serial the number
 * @param keys the key
 */
record StubKeyPair(String serial, KeyPair keys) {

    private static final PSSParameterSpec PSS =
            new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, PSSParameterSpec.TRAILER_FIELD_BC);

    byte[] sign(byte[] payload) {
        try {
            return sign(pss(), payload);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Signs with the padding of PKCS#1 v1.5, which WeChat refuses. */
    byte[] signByPkcs1(byte[] payload) {
        try {
            return sign(Signature.getInstance("SHA256withRSA"), payload);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] sign(Signature signature, byte[] payload) throws GeneralSecurityException {
        signature.initSign(keys.getPrivate());
        signature.update(payload);
        return signature.sign();
    }

    boolean isSignatureOf(byte[] payload, byte[] bytes) {
        try {
            Signature signature = pss();
            signature.initVerify(keys.getPublic());
            signature.update(payload);
            return signature.verify(bytes);
        } catch (SignatureException wrongLength) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Signature pss() throws GeneralSecurityException {
        Signature signature = Signature.getInstance("RSASSA-PSS");
        signature.setParameter(PSS);
        return signature;
    }
}
