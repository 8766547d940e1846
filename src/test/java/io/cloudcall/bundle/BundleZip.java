package io.cloudcall.bundle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.Stream;

/** Packs a bundle for upload: executable bits and times as they are, in an order of its own, so that equal bundles give equal files. */
public final class BundleZip {
    private BundleZip() {}

    /** Packs the folder that the first argument names into the file that the second names. */
    public static void main(String[] args) throws IOException {
        // The times in a zip file are local ones, and Lambda's are UTC.
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        Path folder = Path.of(args[0]);
        URI zip = URI.create("jar:" + Path.of(args[1]).toUri());
        try (FileSystem packed =
                        FileSystems.newFileSystem(zip, Map.of("create", true, "enablePosixFileAttributes", true));
                Stream<Path> files = Files.walk(folder)) {
            List<Path> inOrder = files.filter(Files::isRegularFile).sorted().toList();
            inOrder.forEach(
                    file -> add(file, packed.getPath(folder.relativize(file).toString())));
        }
    }

    private static void add(Path file, Path entry) {
        try {
            if (entry.getParent() != null) {
                Files.createDirectories(entry.getParent());
            }
            // Follows links: jlink links equal licences to each other.
            Files.copy(file, entry, StandardCopyOption.COPY_ATTRIBUTES);
            Files.setPosixFilePermissions(entry, Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
