package io.cloudcall.http.tls;

import io.netty.handler.ssl.OpenSsl;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The loader of BoringSSL, which Netty contains: a first connection takes a fraction of the time of the JDK's TLS,
 * whose Java code is not compiled yet. Used where the library is on the JVM's library path, as in a bundle and in a
 * managed function; elsewhere the JDK's TLS is used. Disabled with SnapStart: all processes restored from one snapshot
 * would draw the same random numbers, while the JDK's generator reseeds. Thread-safe.
 */
final class NativeTlsLoader {
    private static @Nullable Boolean available;

    private NativeTlsLoader() {}

    /** Loads the library on the first call, and returns whether it is available. */
    static synchronized boolean load() {
        if (available == null) {
            available = tryLoad();
        }
        return available;
    }

    private static boolean tryLoad() {
        boolean isSnapStart = "snap-start".equals(System.getenv("AWS_LAMBDA_INITIALIZATION_TYPE"));
        // Without the library, Netty would search every jar for it, and log the failure.
        return !isSnapStart && isOnLibraryPath() && OpenSsl.isAvailable();
    }

    private static boolean isOnLibraryPath() {
        String machine = System.getProperty("os.arch").equals("amd64") ? "x86_64" : "aarch_64";
        String library = System.mapLibraryName("netty_tcnative_linux_" + machine);
        return Stream.of(System.getProperty("java.library.path", "").split(":", -1))
                .anyMatch(folder -> Files.exists(Path.of(folder, library)));
    }
}
