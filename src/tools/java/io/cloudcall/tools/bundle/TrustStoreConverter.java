package io.cloudcall.tools.bundle;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.util.Collections;
import java.util.List;

/**
 * The converter of a JDK's trust store to the format JKS, which can be searched by name without parsing certificates.
 * The JDK's own file stays as an empty one, since the JDK parses all of it at the first connection.
 *
 * <p>Writes the format itself, as {@code sun.security.provider.JavaKeyStore} reads it: {@link KeyStore} would date each
 * entry with the time of the build.
 */
public final class TrustStoreConverter {
    private static final int MAGIC = 0xfeedfeed;
    private static final int VERSION = 2;
    private static final int TRUSTED_CERTIFICATE = 2;

    /** 1980-01-01, as all files of a bundle. */
    private static final long CREATION_MILLIS = 315_532_800_000L;

    private static final String PASSWORD = "changeit";
    private static final String SALT = "Mighty Aphrodite";

    private TrustStoreConverter() {}

    /** Moves the certificates of the JDK in the first argument to the file of the second. */
    public static void main(String[] args) throws IOException, GeneralSecurityException {
        Path cacerts = Path.of(args[0], "lib", "security", "cacerts");
        KeyStore all = KeyStore.getInstance(cacerts.toFile(), (char[]) null);
        Files.write(Path.of(args[1]), encode(all, Collections.list(all.aliases())));
        Files.write(cacerts, encode(all, List.of()));
    }

    private static byte[] encode(KeyStore store, List<String> aliases) throws IOException, GeneralSecurityException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(MAGIC);
        out.writeInt(VERSION);
        out.writeInt(aliases.size());
        for (String alias : aliases.stream().sorted().toList()) {
            Certificate certificate = store.getCertificate(alias);
            out.writeInt(TRUSTED_CERTIFICATE);
            out.writeUTF(alias);
            out.writeLong(CREATION_MILLIS);
            out.writeUTF(certificate.getType());
            out.writeInt(certificate.getEncoded().length);
            out.write(certificate.getEncoded());
        }
        out.write(digest(bytes.toByteArray()));
        return bytes.toByteArray();
    }

    /** Returns the digest by which the reader checks the rest of the file. */
    private static byte[] digest(byte[] content) throws GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance("SHA-1");
        digest.update(PASSWORD.getBytes(StandardCharsets.UTF_16BE));
        digest.update(SALT.getBytes(StandardCharsets.UTF_8));
        return digest.digest(content);
    }
}
