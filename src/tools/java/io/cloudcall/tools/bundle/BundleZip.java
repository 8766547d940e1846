package io.cloudcall.tools.bundle;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.Stream;

/**
 * The packer of a bundle for upload: keeps executable bits and times, and sorts files by name, so that equal bundles
 * give equal archives.
 */
public final class BundleZip {
    private BundleZip() {}

    /** Packs the folder of the first argument into a new file, the second argument. */
    public static void main(String[] args) throws IOException {
        // The times in a zip file are local ones, and Lambda's are UTC.
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        Path folder = Path.of(args[0]);
        URI zip = URI.create("jar:" + Path.of(args[1]).toUri());
        try (FileSystem archive =
                        FileSystems.newFileSystem(zip, Map.of("create", true, "enablePosixFileAttributes", true));
                Stream<Path> files = Files.walk(folder)) {
            List<Path> sorted =
                    files.filter(file -> !file.equals(folder)).sorted().toList();
            for (Path file : sorted) {
                add(file, archive.getPath(folder.relativize(file).toString()));
            }
        }
    }

    private static void add(Path file, Path entry) throws IOException {
        // Follows links: jlink links equal licenses to each other.
        Files.copy(file, entry);
        Files.setPosixFilePermissions(entry, Files.getPosixFilePermissions(file));
        FileTime time = Files.getLastModifiedTime(file);
        Files.getFileAttributeView(entry, BasicFileAttributeView.class).setTimes(time, time, time);
    }
}
