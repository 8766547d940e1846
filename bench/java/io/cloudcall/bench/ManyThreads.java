package io.cloudcall.bench;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Calls one handler object from many threads, as Lambda Managed Instances do. It prints an answer; then, for each number of
 * milliseconds that it reads, how many invocations ended in that time, all of them with the same answer.
 */
final class ManyThreads {
    private final RequestStreamHandler handler;
    private final byte[] expected;

    private ManyThreads(RequestStreamHandler handler) throws IOException {
        this.handler = handler;
        expected = invoke();
    }

    /** Takes the handler's class and the number of threads. */
    public static void main(String[] arguments) throws Exception {
        RequestStreamHandler handler = (RequestStreamHandler)
                Class.forName(arguments[0]).getDeclaredConstructor().newInstance();
        ManyThreads invocations = new ManyThreads(handler);
        System.out.write(invocations.expected);
        System.out.println();
        int count = Integer.parseInt(arguments[1]);
        try (ExecutorService threads = Executors.newFixedThreadPool(count);
                BufferedReader windows = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String millis = windows.readLine(); millis != null; millis = windows.readLine()) {
                System.out.println(invocations.during(Long.parseLong(millis), threads, count));
            }
        }
        System.exit(0);
    }

    private long during(long millis, ExecutorService threads, int count) throws Exception {
        long end = System.nanoTime() + millis * 1_000_000;
        long sum = 0;
        for (Future<Long> thread : IntStream.range(0, count)
                .mapToObj(i -> threads.submit(() -> until(end)))
                .toList()) {
            sum += thread.get();
        }
        return sum;
    }

    private long until(long end) throws IOException {
        long done = 0;
        while (System.nanoTime() < end) {
            if (!Arrays.equals(invoke(), expected)) {
                throw new IllegalStateException("another answer than the first");
            }
            done++;
        }
        return done;
    }

    private byte[] invoke() throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8)), answer, new NoContext());
        return answer.toByteArray();
    }
}
