package io.cloudcall.tools.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many cells a line of the terminal has. */
final class Columns {
    /** Where nobody knows. */
    static final int USUAL = 80;

    private static final Pattern WIDTH = Pattern.compile("[1-9][0-9]{0,4}");
    private static final Pattern SIZE = Pattern.compile("[0-9]{1,5} ([1-9][0-9]{0,4})\\s*");

    private Columns() {}

    /** What COLUMNS says, or else what the terminal says now; no limit where the output goes elsewhere. */
    static int of(Terminal terminal) throws InterruptedException {
        if (!terminal.isForEyes()) {
            return Integer.MAX_VALUE;
        }
        String set = terminal.environment().getOrDefault("COLUMNS", "");
        return WIDTH.matcher(set).matches() ? Integer.parseInt(set) : asked(terminal);
    }

    private static int asked(Terminal terminal) throws InterruptedException {
        Optional<Path> stty = Program.find("stty", terminal.environment());
        if (stty.isEmpty()) {
            return USUAL;
        }
        try {
            Matcher size = SIZE.matcher(new Program(stty.get(), terminal.environment()).run(List.of("size")));
            return size.matches() ? Integer.parseInt(size.group(1)) : USUAL;
        } catch (IOException noTerminal) {
            return USUAL;
        }
    }
}
