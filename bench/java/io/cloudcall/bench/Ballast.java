package io.cloudcall.bench;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The function in a heap that fills up: each invocation keeps {@code BALLAST_STEP} bytes, and the next one has so much less. As a program
 * it invokes itself with an event in a file, and prints the length of each result, until its memory ends.
 */
public final class Ballast implements RequestStreamHandler {
    private final int step = Integer.parseInt(System.getenv("BALLAST_STEP"));
    private final List<byte[]> kept = new ArrayList<>();
    private final RequestStreamHandler handler;

    public Ballast() throws ReflectiveOperationException {
        handler = (RequestStreamHandler)
                Class.forName("io.cloudcall.CloudFunction").getDeclaredConstructor().newInstance();
    }

    public static void main(String[] arguments) throws Exception {
        Ballast ballast = new Ballast();
        while (true) {
            CountingStream result = new CountingStream();
            try (InputStream event = Files.newInputStream(Path.of(arguments[0]))) {
                ballast.handleRequest(event, result, new NoContext());
            }
            System.out.println(result.length);
        }
    }

    @Override
    public void handleRequest(InputStream event, OutputStream result, Context context) throws IOException {
        handler.handleRequest(event, result, context);
        kept.add(new byte[step]);
    }

    /** Counts what is written. */
    private static final class CountingStream extends OutputStream {
        private long length;

        @Override
        public void write(int octet) {
            length++;
        }

        @Override
        public void write(byte[] bytes, int start, int count) {
            length += count;
        }
    }
}
