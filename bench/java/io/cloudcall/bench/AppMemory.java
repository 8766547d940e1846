package io.cloudcall.bench;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The heap of the function while it serves ever more apps. It calls each app once; after the numbers of apps that it is given, in that
 * order, it prints the bytes that are in use when garbage is collected.
 */
final class AppMemory {
    private static final int COLLECTIONS = 4;

    private AppMemory() {}

    /** Takes the event, in which {@code %d} stands for the number of the app, and numbers of apps. */
    public static void main(String[] arguments) throws Exception {
        RequestStreamHandler handler = (RequestStreamHandler)
                Class.forName("io.cloudcall.CloudFunction").getDeclaredConstructor().newInstance();
        int called = 0;
        for (int i = 1; i < arguments.length; i++) {
            for (; called < Integer.parseInt(arguments[i]); called++) {
                call(handler, arguments[0].formatted(called));
            }
            System.out.println(usedBytes());
        }
        System.exit(0);
    }

    private static void call(RequestStreamHandler handler, String event) throws IOException {
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), result, new NoContext());
        if (!result.toString(StandardCharsets.UTF_8).endsWith("\"errCode\":0}")) {
            throw new IllegalStateException(result.toString(StandardCharsets.UTF_8));
        }
    }

    private static long usedBytes() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
