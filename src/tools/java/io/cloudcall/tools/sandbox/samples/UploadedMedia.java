package io.cloudcall.tools.sandbox.samples;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;

/** The latest uploads by their media_id. Thread-safe. */
final class UploadedMedia {

    private static final int MAX_FILES = 10;
    private static final RandomGenerator RANDOM = RandomGenerator.getDefault();

    private final SequencedMap<String, UploadedFile> files = new LinkedHashMap<>();

    /** Keeps a file, in place of the oldest of too many, and returns its media_id. */
    synchronized String add(UploadedFile file) {
        String mediaId = "sandbox-media-%016x%016x".formatted(RANDOM.nextLong(), RANDOM.nextLong());
        files.put(mediaId, file);
        if (files.size() > MAX_FILES) {
            files.pollFirstEntry();
        }
        return mediaId;
    }

    synchronized Optional<UploadedFile> find(String mediaId) {
        return Optional.ofNullable(files.get(mediaId));
    }
}
