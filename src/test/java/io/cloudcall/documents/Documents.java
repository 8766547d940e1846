package io.cloudcall.documents;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The project's documents in Markdown, for tests of what they say. */
public final class Documents {
    private static final Set<String> NOT_SOURCES = Set.of(".git", ".aws-sam", "node_modules", "target", ".hypothesis");

    private Documents() {}

    /** Returns the documents of all folders, in order, by paths relative to the root. */
    public static List<Path> all() throws IOException {
        List<Path> documents = new ArrayList<>();
        Files.walkFileTree(Path.of("."), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                boolean isSource = !NOT_SOURCES.contains(folder.getFileName().toString());
                return isSource ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(".md")) {
                    documents.add(file.normalize());
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return documents.stream().sorted().toList();
    }

    /** Returns whether a document is in Chinese. */
    public static boolean isChinese(Path document) {
        return document.toString().contains("zh-CN");
    }
}
