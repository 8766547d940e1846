package io.cloudcall.http.tls;

import io.netty.handler.ssl.OpenSsl;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * BoringSSL, which Netty brings: a first connection costs a fraction of what it costs by the JDK's TLS, which is Java
 * that nothing has compiled yet. Used where its library lies on the JVM's library path, as in a bundle and in a managed
 * function; elsewhere the JDK's serves. Not with SnapStart: all processes that go on from one snapshot would draw the
 * same random numbers, where the JDK's generator takes new seed. Thread-safe.
 */
final class NativeTlsLoader {
    private static @Nullable Boolean available;

    private NativeTlsLoader() {}

    /** Loads the library, unless that was tried before, and returns whether it serves. */
    static synchronized boolean load() {
        if (available == null) {
            available = tryLoad();
        }
        return available;
    }

    private static boolean tryLoad() {
        boolean isSnapStart = "snap-start".equals(System.getenv("AWS_LAMBDA_INITIALIZATION_TYPE"));
        // Netty would look into every jar for a library that is not there, and log what it did not find.
        return !isSnapStart && isOnLibraryPath() && OpenSsl.isAvailable();
    }

    private static boolean isOnLibraryPath() {
        String machine = System.getProperty("os.arch").equals("amd64") ? "x86_64" : "aarch_64";
        String library = System.mapLibraryName("netty_tcnative_linux_" + machine);
        return Stream.of(System.getProperty("java.library.path", "").split(":", -1))
                .anyMatch(folder -> Files.exists(Path.of(folder, library)));
    }
}
