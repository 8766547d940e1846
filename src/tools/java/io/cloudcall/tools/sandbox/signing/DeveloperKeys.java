package io.cloudcall.tools.sandbox.signing;

import io.cloudcall.tools.sandbox.SecretRegistry;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * The keys of one mini program in WeChat's console (API 安全). Immutable.
 *
 * @param symmetric the key that encrypts (API对称密钥)
 * @param asymmetric the key that signs (API非对称密钥)
 */
record DeveloperKeys(StubCipher symmetric, StubKeyPair asymmetric) {

    static DeveloperKeys issue(KeyIssuer issuer) {
        DeveloperKeys keys = new DeveloperKeys(issuer.aes(), issuer.rsa());
        SecretRegistry.add(keys.symmetric.key());
        // The first lines hold the modulus, which is public.
        keys.privateKey().lines().skip(8).limit(4).forEach(SecretRegistry::add);
        return keys;
    }

    /** Returns what {@code WECHAT_API_SECURITY_FILE} holds for this mini program. */
    JsonObject toJson(List<StubCertificate> certificates) {
        return new JsonObject()
                .put("symmetric", JsonObject.of("sn", symmetric.serial(), "key", symmetric.key()))
                .put("asymmetric", JsonObject.of("sn", asymmetric.serial(), "privateKey", privateKey()))
                .put(
                        "certificates",
                        new JsonArray(certificates.stream()
                                .map(certificate -> JsonObject.of("sn", certificate.serial(), "pem", certificate.pem()))
                                .toList()));
    }

    private String privateKey() {
        return PemText.of("PRIVATE KEY", asymmetric.keys().getPrivate().getEncoded());
    }
}
