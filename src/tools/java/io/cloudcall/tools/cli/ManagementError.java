package io.cloudcall.tools.cli;

import java.util.Optional;
import java.util.stream.Stream;

/** The errors that only WeChat's APIs for operators have, as on their pages, each with what to do. */
enum ManagementError {
    UNKNOWN_RID(
            76001,
            "WeChat has no such request in the last seven days: copy the rid from the errMsg, or from the log line"),
    MALFORMED_RID(76002, "this is no rid: one looks like 61725984-6126f6f9-040f19c4"),
    FOREIGN_RID(
            76003, "the request is another account's: ask with the settings of the mini program that made the call"),
    OLD_RID(76004, "the request is more than seven days old, and WeChat keeps none for longer"),
    UNKNOWN_PATH(76021, "WeChat has no API of this path: " + ProgramName.get() + " apis lists names and paths"),
    FOREIGN_PATH(
            76022, "this account has no quota of that API: calls of logins (/sns/…) have none, others are not for it");

    private final int errcode;
    private final String remedy;

    ManagementError(int errcode, String remedy) {
        this.errcode = errcode;
        this.remedy = remedy;
    }

    /** Returns the error of that code, if it is one of these. */
    static Optional<ManagementError> find(int errcode) {
        return Stream.of(values()).filter(error -> error.errcode == errcode).findFirst();
    }

    /** Returns the error's code, what it means, and what to do. */
    String remedy() {
        return "WeChat says " + errcode + ": " + remedy + ".";
    }
}
