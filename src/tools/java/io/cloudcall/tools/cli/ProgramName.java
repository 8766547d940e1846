package io.cloudcall.tools.cli;

/** What the user types before a command. */
final class ProgramName {
    /** What it is in a clone, and in the documentation. */
    static final String SCRIPT = "./cloudcall";

    private static final String PROPERTY = "cloudcall.program";

    private ProgramName() {}

    /** Returns the name: that of the script, unless the launcher of the jar has set another. */
    static String get() {
        return System.getProperty(PROPERTY, SCRIPT);
    }
}
