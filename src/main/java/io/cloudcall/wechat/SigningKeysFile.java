package io.cloudcall.wechat;

import io.cloudcall.call.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The text of signing keys in a file. Thread-safe. */
final class SigningKeysFile implements SigningKeysText {
    private final Path path;
    private final Clock clock;
    private @Nullable String text;
    private Instant rereadAt = Instant.MIN;

    SigningKeysFile(Path path, Clock clock) {
        this.path = path;
        this.clock = clock;
    }

    /**
     * Returns the text.
     *
     * @throws ConfigurationException if the file cannot be read
     */
    @Override
    public synchronized CompletableFuture<String> get() {
        String known = text;
        return CompletableFuture.completedFuture(known == null ? read() : known);
    }

    @Override
    public synchronized CompletableFuture<String> refresh(String outdated) {
        Instant now = clock.instant();
        boolean isRecent = !now.isBefore(rereadAt) && now.isBefore(rereadAt.plus(MIN_INTERVAL));
        if (outdated.equals(text) && !isRecent) {
            rereadAt = now;
            text = null;
        }
        return get();
    }

    private String read() {
        try {
            String whole = Files.readString(path);
            text = whole;
            return whole;
        } catch (IOException e) {
            throw new ConfigurationException("WECHAT_API_SECURITY_FILE names a file that cannot be read as UTF-8: set"
                    + " it to the JSON file of the keys.");
        }
    }
}
