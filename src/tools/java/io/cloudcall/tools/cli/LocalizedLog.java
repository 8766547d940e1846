package io.cloudcall.tools.cli;

import java.io.PrintStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The log of a function with the remedies for WeChat's errors in the user's language; all other lines stay as is. */
final class LocalizedLog extends PrintStream {
    private static final Pattern HINT = Pattern.compile("WeChat returned (-?\\d{1,9}): .*\\s*");

    private final WeChatAdvice advice;

    /** The line before, which has WeChat's message. */
    private String error = "";

    LocalizedLog(PrintStream log, Messages messages) {
        super(log, true, log.charset());
        advice = new WeChatAdvice(messages);
    }

    @Override
    public void print(String line) {
        Matcher hint = HINT.matcher(line);
        super.print(hint.matches() ? translate(Integer.parseInt(hint.group(1)), line) : line);
        error = line;
    }

    private String translate(int errcode, String line) {
        return advice.forError(errcode, error)
                .map(text -> text + System.lineSeparator())
                .orElse(line);
    }
}
