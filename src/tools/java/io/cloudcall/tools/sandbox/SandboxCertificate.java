package io.cloudcall.tools.sandbox;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.PfxOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A server certificate signed by a new certificate authority, both valid for 30 days. Only the authority's certificate
 * is left on disk: its key is discarded, so trusting it is safe. Immutable.
 */
public final class SandboxCertificate {

    private static final String AUTHORITY = "ca";
    private static final String SERVER = "server";

    private final Path caFile;
    private final Buffer serverKeyStore;
    private final String password;

    private SandboxCertificate(Path caFile, Buffer serverKeyStore, String password) {
        this.caFile = caFile;
        this.serverKeyStore = serverKeyStore;
        this.password = password;
    }

    /** Creates a certificate for {@code localhost} and {@code 127.0.0.1}, the default names of a {@link Sandbox}. */
    public static SandboxCertificate forLoopback(Path directory) {
        return forHosts(directory, "localhost", "127.0.0.1");
    }

    /**
     * Creates a certificate, which takes about a second.
     *
     * @param directory an existing directory, for the authority's certificate
     * @param hosts the host names and IP addresses of the server
     * @throws UncheckedIOException if the directory cannot be written to
     */
    public static SandboxCertificate forHosts(Path directory, String... hosts) {
        return create(directory, "-0d", hosts);
    }

    /** Creates a certificate for the default names that expired a month ago. */
    public static SandboxCertificate expired(Path directory) {
        return create(directory, "-60d", "localhost", "127.0.0.1");
    }

    /** Creates a certificate whose 30 days start at this offset from now, in keytool's notation. */
    private static SandboxCertificate create(Path directory, String start, String... hosts) {
        try (Keytool keytool = new Keytool(directory)) {
            keytool.generate(AUTHORITY, "Sandbox CA", "-ext", "bc:critical=ca:true", "-ext", "ku:critical=keyCertSign");
            keytool.generate(
                    SERVER,
                    hosts[0],
                    "-signer",
                    AUTHORITY,
                    "-startdate",
                    start,
                    "-ext",
                    "san=" + subjectAlternativeNames(hosts),
                    "-ext",
                    "eku=serverAuth");
            return of(keytool.load(), keytool.password(), directory.resolve("ca-" + hosts[0] + start + ".pem"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the file with the authority's certificate in PEM, for a client to trust. */
    public Path caFile() {
        return caFile;
    }

    /** Returns the server's key and its certificate chain in PEM, for another server than the sandbox. */
    public String serverPem() {
        try {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(new ByteArrayInputStream(serverKeyStore.getBytes()), password.toCharArray());
            StringBuilder pem = new StringBuilder();
            pem.append(pem(
                    "PRIVATE KEY", keys.getKey(SERVER, password.toCharArray()).getEncoded()));
            for (Certificate certificate : keys.getCertificateChain(SERVER)) {
                pem.append(pem(certificate));
            }
            return pem.toString();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the server's key with its certificate chain. */
    KeyCertOptions serverKey() {
        return new PfxOptions().setValue(serverKeyStore).setPassword(password);
    }

    private static String subjectAlternativeNames(String... hosts) {
        return Stream.of(hosts)
                .map(host -> (isAddress(host) ? "ip:" : "dns:") + host)
                .collect(Collectors.joining(","));
    }

    private static boolean isAddress(String host) {
        return host.contains(":") || host.matches("[0-9.]+");
    }

    private static SandboxCertificate of(KeyStore keys, String password, Path caFile)
            throws IOException, GeneralSecurityException {
        Files.writeString(caFile, pem(keys.getCertificate(AUTHORITY)));
        keys.deleteEntry(AUTHORITY);
        ByteArrayOutputStream serverKeyStore = new ByteArrayOutputStream();
        keys.store(serverKeyStore, password.toCharArray());
        return new SandboxCertificate(caFile, Buffer.buffer(serverKeyStore.toByteArray()), password);
    }

    private static String pem(Certificate certificate) throws GeneralSecurityException {
        return pem("CERTIFICATE", certificate.getEncoded());
    }

    private static String pem(String label, byte[] content) {
        Base64.Encoder lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
        return "-----BEGIN " + label + "-----\n" + lines.encodeToString(content) + "\n-----END " + label + "-----\n";
    }
}
