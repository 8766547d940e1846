package io.cloudcall.tools.image;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/**
 * The health check of the container image: a request to the sandbox of the same container. The image has no shell and
 * no curl. Prints the error, for {@code docker inspect}.
 */
public final class HealthProbe {
    private static final Path FIRST_PROCESS = Path.of("/proc/1/cmdline");
    private static final int TIMEOUT_MILLIS = 4_000;
    private static final int UNHEALTHY = 1;

    private HealthProbe() {}

    /**
     * Exits with 0 if the sandbox answers, otherwise with 1. Takes the command line to look at, or none for PID 1's.
     */
    public static void main(String[] args) {
        System.exit(run(args.length == 0 ? FIRST_PROCESS : Path.of(args[0])));
    }

    private static int run(Path commandLine) {
        try {
            String status = ask(SandboxListener.parse(Files.readString(commandLine)));
            System.out.println(status);
            return status.startsWith("HTTP/1.1 200 ") ? 0 : UNHEALTHY;
        } catch (IOException | GeneralSecurityException e) {
            System.out.println(e);
            return UNHEALTHY;
        }
    }

    /** Returns the status line of the answer. */
    private static String ask(SandboxListener listener) throws IOException, GeneralSecurityException {
        try (Socket socket = listener.newSocket()) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), listener.port()), TIMEOUT_MILLIS);
            socket.getOutputStream()
                    .write("GET /_sandbox/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            BufferedReader response =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            return String.valueOf(response.readLine());
        }
    }
}
