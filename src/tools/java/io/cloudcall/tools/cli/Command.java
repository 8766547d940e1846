package io.cloudcall.tools.cli;

import java.util.List;

/** One thing that {@code ./cloudcall} does. */
interface Command {
    /** The exit code for a command line that makes no sense. */
    int MISUSE = 2;

    /** The exit code if the command itself could not be carried out. */
    int FAILURE = 3;

    /** How to use it. */
    String help();

    /**
     * Does it.
     *
     * @return the exit code
     * @throws UsageException if the options make no sense
     */
    int run(Terminal terminal, List<String> options) throws Exception;
}
