package io.cloudcall.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A server program of the system's packages in the foreground, with a configuration of its own, on one port of
 * 127.0.0.1. One thread at a time may use it.
 */
abstract class InstalledServer implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Path folder;
    private final int port;
    private final List<Process> processes = new ArrayList<>();
    private @Nullable Process process;

    /** @param folder for its files; created */
    InstalledServer(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        port = Ports.free();
    }

    /** Returns the command that starts the program in the foreground. */
    abstract List<String> command();

    /** Has the program read its configuration again, as its operators do. */
    abstract void reload() throws IOException, InterruptedException;

    final Path folder() {
        return folder;
    }

    final int port() {
        return port;
    }

    final void configure(String text) {
        write("configuration", text);
    }

    final Path write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    final Path configuration() {
        return folder.resolve("configuration");
    }

    final void start() throws IOException, InterruptedException {
        start(List.of());
    }

    /** Starts another process, which is the one to stop from then on. */
    final void start(List<String> arguments) throws IOException, InterruptedException {
        process = launch(Stream.concat(command().stream(), arguments.stream()).toList());
        processes.add(process);
        Ports.awaitServer(process, port, TIMEOUT);
    }

    final long pid() {
        return current().pid();
    }

    /** Runs a command to its end. */
    final void run(List<String> command) throws IOException, InterruptedException {
        Process running = launch(command);
        if (!running.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS) || running.exitValue() != 0) {
            running.destroyForcibly();
            throw new IOException(command + " failed: " + log());
        }
    }

    /** Stops the program by SIGTERM, upon which it closes its connections at once. */
    final void stop() throws InterruptedException {
        Process stopped = current();
        stopped.destroy();
        if (!stopped.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
            kill(stopped);
        }
    }

    /** Stops the program and all that it has started by SIGKILL. */
    final void kill() {
        kill(current());
    }

    final String log() {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        processes.forEach(InstalledServer::kill);
    }

    private Process current() {
        if (process == null) {
            throw new IllegalStateException("not started");
        }
        return process;
    }

    private Process launch(List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
    }

    private static void kill(Process process) {
        List<ProcessHandle> all = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        process.onExit().join();
    }
}
