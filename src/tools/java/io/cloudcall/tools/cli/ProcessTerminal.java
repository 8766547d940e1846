package io.cloudcall.tools.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The terminal of this process. */
final class ProcessTerminal {
    private static final char CHINESE = '云';

    private ProcessTerminal() {}

    /** Returns the terminal, with streams that can print Chinese. */
    static Terminal open() {
        return new Terminal(
                System.in,
                printsChinese(System.out, FileDescriptor.out),
                printsChinese(System.err, FileDescriptor.err),
                environment());
    }

    /** Replaces a stream in the encoding of a locale without Chinese, which would print question marks. */
    private static PrintStream printsChinese(PrintStream stream, FileDescriptor file) {
        return stream.charset().newEncoder().canEncode(CHINESE)
                ? stream
                : new PrintStream(new FileOutputStream(file), true, StandardCharsets.UTF_8);
    }

    /** Returns the environment with what the script adds to it: whether there is a terminal. */
    private static Map<String, String> environment() {
        Console console = ProgramName.get().equals(ProgramName.SCRIPT) ? null : System.console();
        if (console == null || !console.isTerminal()) {
            return System.getenv();
        }
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put(Terminal.IS_TERMINAL, "true");
        environment.put(Terminal.CAN_PROMPT, "true");
        return environment;
    }
}
