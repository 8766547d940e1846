package io.cloudcall.tools.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file for the bytes of a result. It is opened before the call is made: the result of a write that cannot be kept
 * would be lost. Closed without bytes, it is as before.
 */
final class OutputFile implements AutoCloseable {
    private final Path path;
    private final FileChannel channel;
    private final boolean isNew;
    private boolean written;

    private OutputFile(Path path, FileChannel channel, boolean isNew) {
        this.path = path;
        this.channel = channel;
        this.isNew = isNew;
    }

    /** Opens the file, or creates it. */
    static OutputFile open(Path path) throws IOException {
        boolean isNew = Files.notExists(path);
        return new OutputFile(path, FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.CREATE), isNew);
    }

    /** Replaces the content of the file. */
    void write(byte[] bytes) throws IOException {
        written = true;
        channel.truncate(0);
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
            channel.write(rest);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        if (isNew && !written) {
            Files.deleteIfExists(path);
        }
    }
}
