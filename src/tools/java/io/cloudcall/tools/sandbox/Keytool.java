package io.cloudcall.tools.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A temporary key store filled by the JDK's keytool; deleted on close. Each certificate takes a process, since the JDK
 * has no public class that signs one.
 */
final class Keytool implements AutoCloseable {

    private static final String TOOL =
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    private static final String PASSWORD_VARIABLE = "SANDBOX_STORE_PASSWORD";

    private final Path file;
    private final String password = UUID.randomUUID().toString();

    Keytool(Path directory) {
        file = directory.resolve(UUID.randomUUID() + ".p12");
    }

    String password() {
        return password;
    }

    /** Adds an EC key and its certificate; {@code options} are keytool's, for issuer and extensions. */
    void generate(String alias, String name, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(TOOL, "-J-XX:TieredStopAtLevel=1", "-genkeypair"));
        command.addAll(List.of("-keystore", file.toString(), "-storetype", "PKCS12"));
        command.addAll(List.of("-storepass:env", PASSWORD_VARIABLE, "-alias", alias, "-dname", "CN=" + name));
        command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1", "-validity", "30"));
        command.addAll(List.of(options));
        run(command);
    }

    KeyStore load() throws IOException, GeneralSecurityException {
        return KeyStore.getInstance(file.toFile(), password.toCharArray());
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }

    private void run(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put(PASSWORD_VARIABLE, password);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (exitCode(process) != 0) {
            throw new IOException("keytool failed: " + output.strip());
        }
    }

    private static int exitCode(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while keytool ran", e);
        }
    }
}
