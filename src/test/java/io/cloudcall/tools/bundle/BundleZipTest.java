package io.cloudcall.tools.bundle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleZipTest {
    private static final FileTime TIME = FileTime.from(Instant.parse("1980-01-01T00:00:00Z"));

    @TempDir
    Path work;

    private Path folder;

    @BeforeEach
    void makeBundle() throws IOException {
        folder = Files.createDirectories(work.resolve("bundle"));
        Path program =
                Files.writeString(Files.createDirectory(folder.resolve("bin")).resolve("program"), "#!/bin/sh\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createSymbolicLink(folder.resolve("link"), Path.of("bin/program"));
        for (Path file : new Path[] {program, program.getParent()}) {
            Files.setLastModifiedTime(file, TIME);
        }
    }

    private Path pack(String name) throws IOException {
        Path zip = work.resolve(name);
        BundleZip.main(new String[] {folder.toString(), zip.toString()});
        return zip;
    }

    @Test
    void keepsPermissionsAndTimes() throws IOException {
        URI zip = URI.create("jar:" + pack("a.zip").toUri());
        try (FileSystem packed = FileSystems.newFileSystem(zip, Map.of("enablePosixFileAttributes", true))) {
            Path program = packed.getPath("bin/program");
            assertEquals("rwxr-xr-x", PosixFilePermissions.toString(Files.getPosixFilePermissions(program)));
            BasicFileAttributes times = Files.readAttributes(program, BasicFileAttributes.class);
            assertEquals(
                    List.of(TIME, TIME, TIME),
                    List.of(times.lastModifiedTime(), times.lastAccessTime(), times.creationTime()));
        }
    }

    @Test
    void packsWhatALinkLeadsTo() throws IOException {
        try (FileSystem packed = FileSystems.newFileSystem(pack("a.zip"))) {
            assertEquals("#!/bin/sh\n", Files.readString(packed.getPath("link")));
        }
    }

    @Test
    void givesTheSameBytesForTheSameBundle() throws IOException {
        byte[] first = Files.readAllBytes(pack("a.zip"));

        assertArrayEquals(first, Files.readAllBytes(pack("b.zip")));
    }
}
