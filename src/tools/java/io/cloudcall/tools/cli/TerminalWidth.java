package io.cloudcall.tools.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The width of the terminal in cells. */
final class TerminalWidth {
    /** The width if it is unknown. */
    static final int DEFAULT_COLUMNS = 80;

    private static final Pattern WIDTH = Pattern.compile("[1-9][0-9]{0,4}");
    private static final Pattern SIZE = Pattern.compile("[0-9]{1,5} ([1-9][0-9]{0,4})\\s*");

    private TerminalWidth() {}

    /**
     * Returns COLUMNS if it is set, otherwise the terminal's current width; no limit unless the output is a terminal.
     */
    static int detect(Terminal terminal) throws InterruptedException {
        if (!terminal.isInteractive()) {
            return Integer.MAX_VALUE;
        }
        String columns = terminal.environment().getOrDefault("COLUMNS", "");
        return WIDTH.matcher(columns).matches() ? Integer.parseInt(columns) : queryTerminal(terminal);
    }

    private static int queryTerminal(Terminal terminal) throws InterruptedException {
        Optional<Path> stty = ExternalCommand.find("stty", terminal.environment());
        if (stty.isEmpty()) {
            return DEFAULT_COLUMNS;
        }
        try {
            Matcher size = SIZE.matcher(new ExternalCommand(stty.get(), terminal.environment()).run(List.of("size")));
            return size.matches() ? Integer.parseInt(size.group(1)) : DEFAULT_COLUMNS;
        } catch (IOException e) {
            return DEFAULT_COLUMNS;
        }
    }
}
