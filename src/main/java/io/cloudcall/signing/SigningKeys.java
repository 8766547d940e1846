package io.cloudcall.signing;

import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one mini program. Immutable, so it may serve all threads.
 *
 * @param symmetricSn the number of the AES key in WeChat's console
 * @param symmetric the AES-256 key
 * @param asymmetricSn the number of the private key's public key in WeChat's console
 * @param asymmetric the RSA private key
 * @param secretTexts the secret keys as texts may quote them
 * @param certificates the public keys of WeChat's platform certificates by their numbers in its console, in any case
 */
record SigningKeys(
        String symmetricSn,
        SecretKey symmetric,
        String asymmetricSn,
        RSAPrivateKey asymmetric,
        List<String> secretTexts,
        Map<String, RSAPublicKey> certificates) {
    /** The place of keys and certificates in WeChat's console, as a part of a sentence. */
    static final String CONSOLE = "开发管理 → 开发设置 → API安全 on mp.weixin.qq.com";

    /** Copies the collections. */
    SigningKeys {
        secretTexts = List.copyOf(secretTexts);
        SortedMap<String, RSAPublicKey> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(certificates);
        certificates = copy;
    }

    /** Returns the public key of the certificate of that number, or null if there is none. */
    @Nullable
    RSAPublicKey certificate(@Nullable String sn) {
        return sn == null ? null : certificates.get(sn.strip());
    }

    /** Returns nothing of the keys. */
    @Override
    public String toString() {
        return "signing keys";
    }
}
