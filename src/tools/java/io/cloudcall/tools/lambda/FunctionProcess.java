package io.cloudcall.tools.lambda;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import io.cloudcall.tools.sandbox.SecretRegistry;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * The packaged function in a process of its own: the jars of {@code target/function/lib}, started by the runtime
 * interface client as at Lambda, with an environment of Lambda's variables and the given ones. On close, all replies
 * and output are searched for secrets.
 */
public final class FunctionProcess implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Path NATIVE_CLIENT = unpackNativeClient();

    private final RuntimeApiStub api;
    private final Process process;
    private final Path output;
    private final Queue<String> replies = new ConcurrentLinkedQueue<>();

    private FunctionProcess(RuntimeApiStub api, Process process, Path output) {
        this.api = api;
        this.process = process;
        this.output = output;
    }

    /** Starts the function with settings and options for the JVM. */
    public static FunctionProcess start(Map<String, String> settings, String... jvmOptions) throws IOException {
        return startHandler("io.cloudcall.CloudFunction::handleRequest", settings, jvmOptions);
    }

    /**
     * Starts a handler of the package with settings and options for the JVM.
     *
     * @param handler its class and method, as Lambda has them
     */
    public static FunctionProcess startHandler(String handler, Map<String, String> settings, String... jvmOptions)
            throws IOException {
        RuntimeApiStub api = new RuntimeApiStub();
        Path output = Files.createTempFile("function", ".log");
        ProcessBuilder builder = new ProcessBuilder(command(handler, jvmOptions))
                .directory(new File(System.getProperty("java.io.tmpdir")))
                .redirectErrorStream(true)
                // Appends, so that truncating the file leaves no hole.
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().clear();
        builder.environment().put("AWS_LAMBDA_RUNTIME_API", api.address());
        builder.environment().put("AWS_EXECUTION_ENV", "AWS_Lambda_java25");
        builder.environment().put("LD_LIBRARY_PATH", libraryPath());
        builder.environment().putAll(settings);
        return new FunctionProcess(api, builder.start(), output);
    }

    /**
     * Unpacks the native half of the runtime interface client once. By default each process unpacks it to the same path
     * under /tmp, and one that starts at the same time may map an incomplete library and crash.
     */
    private static Path unpackNativeClient() {
        String machine = System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
        try (InputStream library =
                AWSLambda.class.getResourceAsStream("/jni/libaws-lambda-jni.linux-" + machine + ".so")) {
            Path unpacked = Files.createTempFile("aws-lambda-jni", ".so");
            unpacked.toFile().deleteOnExit();
            Files.copy(Objects.requireNonNull(library), unpacked, StandardCopyOption.REPLACE_EXISTING);
            return unpacked;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the function's part of Lambda's library path: /var/task and /var/task/lib. */
    private static String libraryPath() {
        Path function = Path.of("target/function").toAbsolutePath();
        return function + ":" + function.resolve("lib");
    }

    private static List<String> command(String handler, String... jvmOptions) {
        Path target = Path.of("target").toAbsolutePath();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:+UseSerialGC");
        command.add("-XX:TieredStopAtLevel=1");
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-Dcom.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI=" + NATIVE_CLIENT);
        command.addAll(List.of(jvmOptions));
        command.add("-cp");
        command.add(target.resolve("ric") + "/*:" + target.resolve("function/lib") + "/*");
        command.add("com.amazonaws.services.lambda.runtime.api.client.AWSLambda");
        command.add(handler);
        return command;
    }

    /** Invokes the function with a timeout of ten seconds. */
    public Reply invoke(String event) {
        return invoke(event, Duration.ofSeconds(10));
    }

    /** Invokes the function, and waits for its reply beyond {@code timeout}. */
    public Reply invoke(String event, Duration timeout) {
        return await(api.invoke(event, timeout));
    }

    /** Invokes the function without waiting. */
    public CompletableFuture<Reply> invokeAsync(String event, Duration timeout) {
        return api.invoke(event, timeout);
    }

    /** Waits for a reply. */
    public Reply await(CompletableFuture<Reply> reply) {
        try {
            Reply received = reply.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
            replies.add(received.body());
            return received;
        } catch (ExecutionException | InterruptedException | TimeoutException e) {
            throw new IllegalStateException("no reply; the process says: " + output(), e);
        }
    }

    /** Returns the Runtime API that the process polls. */
    public RuntimeApiStub runtimeApi() {
        return api;
    }

    /** Returns whether the process has mapped a library with this name. Linux only. */
    public boolean hasLoaded(String library) throws IOException {
        Path maps = Path.of("/proc", Long.toString(process.pid()), "maps");
        return Files.readString(maps).contains(library);
    }

    /** Returns the process's output so far. */
    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Removes and returns the output since the last call, after a search for secrets. The process must not print
     * meanwhile.
     */
    public String takeOutput() {
        String taken = output();
        SecretRegistry.assertNoneIn(List.of(taken));
        try {
            Files.write(output, new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return taken;
    }

    /** Returns the output without the log records of invocations. */
    public String textOutput() {
        return output().lines().filter(line -> !isRecord(line)).collect(Collectors.joining("\n"));
    }

    /** Returns whether this line is the log record of an invocation. */
    public static boolean isRecord(String line) {
        return line.startsWith("{\"timestamp\":");
    }

    /** Returns the process itself. */
    public Process process() {
        return process;
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly().onExit().join();
        api.close();
        SecretRegistry.assertNoneIn(replies);
        SecretRegistry.assertNoneIn(List.of(output()));
        Files.delete(output);
    }
}
