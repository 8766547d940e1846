package io.cloudcall.tools.cli;

import io.cloudcall.tools.cli.terminal.ControlCharacters;
import io.cloudcall.tools.cli.terminal.Style;
import io.cloudcall.tools.cli.terminal.StyledLine;
import java.io.IOException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The repeated display of the accounts, which keeps the last good response of each app. */
final class AccountsWatcher {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    /** ECMA-48: cursor home; erase all, the rest of the line, the rest of the screen. */
    private static final String HOME = "\u001b[H";

    private static final String ERASE_ALL = "\u001b[2J";
    private static final String ERASE_LINE = "\u001b[K";
    private static final String ERASE_BELOW = "\u001b[J";

    private final Terminal terminal;
    private final AppsReader reader;
    private final int low;
    private final Duration interval;
    private final LastReadings readings;

    AccountsWatcher(Terminal terminal, AppsReader reader, int low, Duration interval) {
        this.terminal = terminal;
        this.reader = reader;
        this.low = low;
        this.interval = interval;
        readings = new LastReadings(terminal.messages());
    }

    /** Repeats until this process or its output ends; never returns normally. */
    int watch() throws IOException, InterruptedException {
        if (terminal.supportsAnsi()) {
            terminal.out().print(ERASE_ALL);
        }
        while (true) {
            List<String> errors = read();
            show(renderFrame(ZonedDateTime.now(terminal.timing().clock()), errors));
            terminal.timing().sleeper().sleep(interval.toMillis());
        }
    }

    /** Reads the accounts once, and returns the errors. */
    private List<String> read() throws InterruptedException {
        readings.beginRound();
        try {
            return reader.read().stream().flatMap(this::keep).toList();
        } catch (IOException e) {
            return List.of(terminal.text("error", e.getMessage()));
        }
    }

    private Stream<String> keep(AppAccounts app) {
        readings.add(app, terminal.timing().clock().instant());
        return app.response().error().stream()
                .flatMap(error -> Stream.of(error, lastLine(app.response().log())))
                .filter(line -> !line.isBlank())
                .map(app::label);
    }

    private static String lastLine(String log) {
        return log.strip().substring(log.strip().lastIndexOf('\n') + 1);
    }

    private List<StyledLine> renderFrame(ZonedDateTime now, List<String> errors) throws InterruptedException {
        List<StyledLine> lines = new ArrayList<>();
        lines.add(
                StyledLine.of(terminal.text("accounts.watching", TIME.format(now), interval.toSeconds()), Style.QUIET));
        errors.stream()
                .map(error -> StyledLine.of(ControlCharacters.replace(error), Style.BAD))
                .forEach(lines::add);
        readings.ages(now.toInstant()).stream()
                .map(age -> StyledLine.of(age, Style.PENDING))
                .forEach(lines::add);
        List<AppAccounts> shown = readings.shown();
        if (!shown.isEmpty()) {
            lines.add(StyledLine.of("", Style.PLAIN));
            lines.addAll(AccountsTable.render(terminal.messages(), shown, now, low, TerminalWidth.detect(terminal)));
        }
        return lines;
    }

    /** Prints all lines in one write, so that the end of this process leaves no partial screen. */
    private void show(List<StyledLine> lines) throws IOException {
        StringBuilder text = new StringBuilder(terminal.supportsAnsi() ? HOME : "");
        for (StyledLine line : lines) {
            text.append(line.toAnsi(terminal.supportsColor()))
                    .append(terminal.supportsAnsi() ? ERASE_LINE : "")
                    .append(System.lineSeparator());
        }
        terminal.out().print(text.append(terminal.supportsAnsi() ? ERASE_BELOW : System.lineSeparator()));
        if (terminal.out().checkError()) {
            throw new IOException(terminal.text("accounts.stdout"));
        }
    }
}
