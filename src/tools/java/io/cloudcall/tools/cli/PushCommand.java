package io.cloudcall.tools.cli;

import io.cloudcall.tools.sandbox.push.PushAttempt;
import io.cloudcall.tools.sandbox.push.PushDelivery;
import io.cloudcall.tools.sandbox.push.PushEvent;
import io.cloudcall.tools.sandbox.push.PushEvent.Audience;
import io.cloudcall.tools.sandbox.push.PushEventCatalog;
import io.cloudcall.tools.sandbox.push.PushHttpRequest;
import io.cloudcall.tools.sandbox.push.PushSender;
import io.cloudcall.tools.sandbox.push.PushTarget;
import io.cloudcall.tools.sandbox.push.PushVerification;
import io.cloudcall.tools.sandbox.push.PushedMessage;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code push}: pushes one event as WeChat does. */
@Command(name = "push")
final class PushCommand extends CliCommand {
    private static final int REFUSED = 1;
    /** The AppID of a sandbox's first app. */
    static final String SANDBOX_APP_ID = "wxSANDBOX0000000000";

    private final Random random = new Random();

    @Parameters(arity = "0..1", paramLabel = "EVENT", completionCandidates = PushEventNames.class)
    private @Nullable String event;

    @Option(names = "--to", paramLabel = "URL", converter = PushUrl.Converter.class)
    private @Nullable PushUrl to;

    @Option(names = "--appid", paramLabel = "APPID", converter = AppIdConverter.class)
    private @Nullable String appId;

    @Option(names = "--data", paramLabel = "JSON", defaultValue = "{}")
    private String data = "{}";

    @Option(names = "--list")
    private boolean list;

    @Option(names = "--verify")
    private boolean verify;

    @Option(names = "--print-event")
    private boolean printEvent;

    PushCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (list) {
            PushEventCatalog.events().forEach(this::printLine);
            return 0;
        }
        if (verify == (event != null)) {
            throw misuse("push.what", ProgramName.get());
        }
        String app = app();
        PushKeysOption keys = PushKeysOption.of(this, terminal, app);
        PushTarget target = new PushTarget(url().uri(), app, keys.keys());
        if (printEvent) {
            return print(target);
        }
        try (PushSender sender = new PushSender(clock(), random)) {
            return verify ? verify(sender, target, keys) : push(sender, target, keys);
        }
    }

    private void printLine(PushEvent documented) {
        String about =
                terminal.messages().find("push.event." + documented.name()).orElse(documented.about());
        String line = documented.audience() == Audience.CARRIER ? terminal.text("push.to-carrier", about) : about;
        terminal.out().printf("%-32s %s%n", documented.name(), line);
    }

    private PushUrl url() {
        if (to != null) {
            return to;
        }
        PushUrl local = PushUrl.local(PushUrl.DEFAULT_PORT);
        return appId == null ? local : local.below(appId);
    }

    private String app() {
        return Optional.ofNullable(appId)
                .or(() -> Optional.ofNullable(to).flatMap(PushUrl::appId))
                .or(() -> Optional.of(terminal.environment()
                                .getOrDefault("WECHAT_APP_ID", "")
                                .strip())
                        .filter(id -> !id.isEmpty()))
                .orElse(SANDBOX_APP_ID);
    }

    private Clock clock() {
        return terminal.timing().clock();
    }

    private PushedMessage message(String app) throws IOException {
        String name = Objects.requireNonNull(event);
        JsonObject fields =
                new JsonObject(JsonArgument.read(this, terminal, "--data", data).text());
        Optional<PushEvent> documented = PushEventCatalog.find(name);
        if (documented.isEmpty() && fields.isEmpty()) {
            throw misuse("push.undocumented", name, ProgramName.get());
        }
        return documented.orElseGet(() -> PushEvent.undocumented(name)).message(app, fields, clock().instant());
    }

    private int print(PushTarget target) throws IOException {
        PushHttpRequest request = verify
                ? PushHttpRequest.verification(target.keys(), clock().instant(), random)
                : PushHttpRequest.push(
                        target.keys(), target.appId(), message(target.appId()), clock().instant(), random);
        terminal.out()
                .println(PushLambdaEvent.of(target.url().getRawPath(), request).encodePrettily());
        return 0;
    }

    private int push(PushSender sender, PushTarget target, PushKeysOption keys)
            throws IOException, InterruptedException {
        PushedMessage message = message(target.appId());
        terminal.out()
                .println(terminal.text(
                        "push.sending", message.type(), target.appId(), target.url(), keys.owner(terminal.messages())));
        terminal.out()
                .printf(
                        "%s%n%s%n",
                        terminal.isInteractive() ? new JsonObject(message.text()).encodePrettily() : message.text(),
                        message.id());
        PushDelivery delivery = sender.push(target, message);
        delivery.attempts().forEach(this::printAnswer);
        return delivery.isReceived() ? 0 : fail(delivery.attempts().getLast(), target, keys);
    }

    private int verify(PushSender sender, PushTarget target, PushKeysOption keys) throws InterruptedException {
        terminal.out().println(terminal.text("push.verifying", target.url(), keys.owner(terminal.messages())));
        PushVerification verification = sender.verify(target);
        printAnswer(verification.attempt());
        if (verification.isPassed()) {
            return 0;
        }
        if (!verification.attempt().isSuccessful()) {
            return fail(verification.attempt(), target, keys);
        }
        terminal.printError("push.not-echoed");
        return REFUSED;
    }

    private void printAnswer(PushAttempt attempt) {
        String answer = attempt.failed().isPresent()
                ? terminal.text("push.no-answer")
                : attempt.status() + " " + firstLine(attempt.body());
        terminal.out().printf("%s (%d ms)%n", answer.strip(), attempt.duration().toMillis());
    }

    private static String firstLine(String body) {
        String line = body.strip().lines().findFirst().orElse("");
        return line.codePoints()
                .limit(200)
                .filter(character -> !Character.isISOControl(character))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private int fail(PushAttempt attempt, PushTarget target, PushKeysOption keys) {
        PushAdvice advice = new PushAdvice(terminal.messages(), new PushUrl(target.url()), keys, target.appId());
        terminal.printError("push.advice", advice.about(attempt));
        return attempt.failed().isPresent() ? FAILURE : REFUSED;
    }
}
