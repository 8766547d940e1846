package io.cloudcall.tools.cli;

/** The name of the program before a command. */
final class ProgramName {
    /** The name in a clone, and in the documentation. */
    static final String SCRIPT = "./cloudcall";

    private static final String PROPERTY = "cloudcall.program";

    private ProgramName() {}

    /** Returns the name: that of the script, unless the launcher of the jar has set another. */
    static String get() {
        return System.getProperty(PROPERTY, SCRIPT);
    }
}
