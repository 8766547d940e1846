package io.cloudcall.http.tls;

import java.security.Security;
import java.util.List;

/**
 * The protocol versions and cipher suites that either implementation of TLS offers, so that both accept the same
 * servers: all of the JDK's own policy with forward secrecy and authenticated encryption. Thread-safe.
 */
public final class TlsPolicy {
    /** The protocol versions, by the JDK's names. */
    public static final List<String> VERSIONS = List.of("TLSv1.3", "TLSv1.2");

    /** The cipher suites, by the names of <a href="https://www.iana.org/assignments/tls-parameters">IANA</a>. */
    public static final List<String> CIPHER_SUITES = List.of(
            "TLS_AES_128_GCM_SHA256",
            "TLS_AES_256_GCM_SHA384",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

    private static final String DISABLED_ALGORITHMS = "jdk.tls.disabledAlgorithms";

    /** The value in the java.security file of JDK 25. */
    private static final String DISABLED_BY_JDK_25 = "SSLv3, TLSv1, TLSv1.1, DTLSv1.0, RC4, DES, MD5withRSA, "
            + "DH keySize < 1024, EC keySize < 224, 3DES_EDE_CBC, anon, NULL, ECDH, TLS_RSA_*, "
            + "rsa_pkcs1_sha1 usage HandshakeSignature, ecdsa_sha1 usage HandshakeSignature, "
            + "dsa_sha1 usage HandshakeSignature";

    private TlsPolicy() {}

    /**
     * Restores the JDK's list of disabled algorithms after Lambda's runtime interface client has replaced it by that of
     * JDK 8. A list that disables TLS 1.1 is kept. Effective only before the first use of TLS in the process, as the
     * JDK reads the list once.
     */
    public static void restoreDisabledAlgorithms() {
        if (!String.valueOf(Security.getProperty(DISABLED_ALGORITHMS)).contains("TLSv1.1")) {
            Security.setProperty(DISABLED_ALGORITHMS, DISABLED_BY_JDK_25);
        }
    }
}
