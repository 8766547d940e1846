package io.cloudcall.tools.junit;

import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.tools.sandbox.SandboxBuilder;
import io.cloudcall.tools.sandbox.SandboxCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/** A sandbox of an annotation. JUnit closes it with its store: before JUnit 5.13 by the older interface. */
@SuppressWarnings("deprecation")
final class RunningSandbox implements Store.CloseableResource, AutoCloseable {
    private final @Nullable SandboxCertificate certificate;
    private final Sandbox sandbox;

    private RunningSandbox(@Nullable SandboxCertificate certificate, Sandbox sandbox) {
        this.certificate = certificate;
        this.sandbox = sandbox;
    }

    /** @throws ExtensionConfigurationException if the options are invalid, or the port is taken */
    static RunningSandbox start(CloudcallSandbox options) {
        SandboxBuilder builder = Sandbox.builder().port(options.port());
        for (String app : options.apps()) {
            addApp(builder, app);
        }
        SandboxCertificate certificate = options.tls() ? createCertificate() : null;
        if (certificate != null) {
            builder.certificate(certificate);
        }
        return new RunningSandbox(certificate, start(builder, options.port()));
    }

    private static void addApp(SandboxBuilder builder, String app) {
        int end = app.indexOf('=');
        if (end <= 0 || end == app.length() - 1) {
            // Not the text itself, which may be an AppSecret alone.
            throw new ExtensionConfigurationException(
                    "@CloudcallSandbox(apps): each app is APPID=SECRET, such as \"wx2=secret2\"");
        }
        try {
            builder.app(app.substring(0, end), app.substring(end + 1));
        } catch (IllegalArgumentException e) {
            throw new ExtensionConfigurationException("@CloudcallSandbox(apps): " + e.getMessage(), e);
        }
    }

    private static Sandbox start(SandboxBuilder builder, int port) {
        try {
            return builder.start();
        } catch (IllegalArgumentException e) {
            throw new ExtensionConfigurationException("@CloudcallSandbox: " + e.getMessage(), e);
        } catch (IllegalStateException e) {
            throw new ExtensionConfigurationException(
                    "@CloudcallSandbox(port): cannot listen on port " + port
                            + ": another program may have taken it, and port 0 is a free one",
                    e);
        }
    }

    private static SandboxCertificate createCertificate() {
        try {
            return SandboxCertificate.forLoopback(Files.createTempDirectory("cloudcall-sandbox"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Sandbox sandbox() {
        return sandbox;
    }

    /** Returns the sandbox's certificate, null without TLS. */
    @Nullable
    SandboxCertificate certificate() {
        return certificate;
    }

    @Override
    public void close() throws IOException {
        sandbox.close();
        if (certificate != null) {
            Path file = certificate.caFile();
            Files.deleteIfExists(file);
            Files.deleteIfExists(file.toAbsolutePath().getParent());
        }
    }
}
