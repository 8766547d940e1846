package io.cloudcall.tools.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SandboxCertificateTest {

    @TempDir
    private static Path directory;

    private static SandboxCertificate certificate;

    @BeforeAll
    static void makeCertificate() {
        certificate = SandboxCertificate.forLoopback(directory);
    }

    @Test
    void letsClientsThatTrustItsAuthorityIn() throws Exception {
        try (Sandbox sandbox = Sandbox.builder().certificate(certificate).start()) {
            assertEquals("https://localhost:" + sandbox.port(), sandbox.baseUrl());
            assertEquals(200, call(sandbox.baseUrl(), trusting(certificate)));
            assertEquals(200, call("https://127.0.0.1:" + sandbox.port(), trusting(certificate)));
        }
    }

    @Test
    void keepsClientsThatDoNotTrustItsAuthorityOut() throws Exception {
        try (Sandbox sandbox = Sandbox.builder().certificate(certificate).start()) {
            assertThrows(SSLHandshakeException.class, () -> call(sandbox.baseUrl(), SSLContext.getDefault()));
        }
    }

    @Test
    void canBeForAnotherHost(@TempDir Path ownDirectory) throws Exception {
        SandboxCertificate other = SandboxCertificate.forHosts(ownDirectory, "other.example");

        try (Sandbox sandbox = Sandbox.builder().certificate(other).start()) {
            assertThrows(SSLHandshakeException.class, () -> call(sandbox.baseUrl(), trusting(other)));
        }
    }

    @Test
    void leavesNothingButTheAuthoritysCertificate() throws Exception {
        try (Stream<Path> files = Files.list(directory)) {
            assertEquals(List.of(certificate.caFile()), files.toList());
        }
        String pem = Files.readString(certificate.caFile());
        assertTrue(pem.startsWith("-----BEGIN CERTIFICATE-----\n"), pem);
        assertTrue(pem.endsWith("\n-----END CERTIFICATE-----\n"), pem);
    }

    @Test
    void givesItsKeyAndChainToAnotherServer() throws Exception {
        String pem = certificate.serverPem();

        int end = pem.indexOf("-----BEGIN CERTIFICATE-----");
        String key = pem.substring(0, end).replaceAll("-----.*-----|\n", "");
        Certificate served = CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.substring(end).getBytes(StandardCharsets.US_ASCII)));
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(key))));
        byte[] signed = signature.sign();
        signature.initVerify(served);
        assertTrue(signature.verify(signed), "not the certificate of the key");
    }

    @Test
    void failsIfTheDirectoryDoesNotExist() {
        Path missing = directory.resolve("missing");

        assertThrows(UncheckedIOException.class, () -> SandboxCertificate.forLoopback(missing));
    }

    private static int call(String url, SSLContext context) throws Exception {
        try (HttpClient client = HttpClient.newBuilder().sslContext(context).build()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
            return client.send(request, BodyHandlers.discarding()).statusCode();
        }
    }

    private static SSLContext trusting(SandboxCertificate certificate) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        try (InputStream pem = Files.newInputStream(certificate.caFile())) {
            trusted.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(pem));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
