package io.cloudcall.soak;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The resources that a Java process uses, read from /proc and by jcmd. The process needs NativeMemoryTracking. */
final class ProcessMonitor {
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final Pattern GENERATION = Pattern.compile("total \\d+K, used (\\d+)K");
    /** Metadata, and class space. */
    private static final Pattern METASPACE = Pattern.compile("\\(\\s+used=(\\d+)KB\\)");

    private static final Pattern ALL_NATIVE = Pattern.compile("Total: reserved=\\d+KB, committed=(\\d+)KB");
    /** The memory that Netty and the JDK allocate outside the heap. */
    private static final Pattern DIRECT = Pattern.compile("Other \\(reserved=\\d+KB, committed=(\\d+)KB");

    private final long pid;
    private final Path commands;

    /** @param folder for a file of its own */
    ProcessMonitor(long pid, Path folder) throws IOException {
        this.pid = pid;
        commands = Files.write(
                folder.resolve("jcmd.txt"), List.of("GC.run", "GC.heap_info", "VM.native_memory summary scale=KB"));
    }

    /** Reads what can be read while the process is busy. */
    Map<Metric, Long> readUnderLoad() {
        try {
            Path process = Path.of("/proc", Long.toString(pid));
            Map<Metric, Long> readings = new EnumMap<>(Metric.class);
            readings.put(Metric.RESIDENT, sum(RESIDENT, Files.readString(process.resolve("status"))));
            readings.put(Metric.THREADS, (long) entries(process.resolve("task")).size());
            readings.put(Metric.SOCKETS, sockets(process.resolve("fd")));
            return readings;
        } catch (IOException e) {
            throw new IllegalStateException("the process has ended", e);
        }
    }

    /** Reads what is left after a full garbage collection; the process should be idle. */
    Map<Metric, Long> readAtRest() throws IOException, InterruptedException {
        String output = jcmd();
        Map<Metric, Long> readings = new EnumMap<>(Metric.class);
        readings.put(Metric.HEAP, sum(GENERATION, output));
        readings.put(Metric.METASPACE, sum(METASPACE, output));
        readings.put(Metric.NATIVE, sum(ALL_NATIVE, output));
        readings.put(Metric.DIRECT, sum(DIRECT, output));
        return readings;
    }

    private String jcmd() throws IOException, InterruptedException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process process = new ProcessBuilder(jcmd, Long.toString(pid), "-f", commands.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("jcmd failed: " + output);
        }
        return output;
    }

    private static long sockets(Path descriptors) throws IOException {
        long sockets = 0;
        for (Path descriptor : entries(descriptors)) {
            try {
                if (Files.readSymbolicLink(descriptor).toString().startsWith("socket:")) {
                    sockets++;
                }
            } catch (NoSuchFileException closedMeanwhile) {
                // A socket that was closed is no leak.
            }
        }
        return sockets;
    }

    private static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        }
    }

    private static long sum(Pattern pattern, String text) {
        List<Long> found = pattern.matcher(text)
                .results()
                .map(match -> Long.valueOf(match.group(1)))
                .toList();
        if (found.isEmpty()) {
            throw new IllegalStateException("no " + pattern + " in: " + text);
        }
        return found.stream().mapToLong(Long::longValue).sum();
    }
}
