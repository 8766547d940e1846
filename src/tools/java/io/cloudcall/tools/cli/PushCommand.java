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
@Command(
        name = "push",
        description = {
            "Push an event to a function, as WeChat does.",
            "",
            "Encrypts, signs and sends a documented event with invented values, in security mode and JSON. Repeats it "
                    + "as WeChat does: three times in all, until the answer is success, and within five seconds each.",
            "",
            "For instance:%n"
                    + "  ${ROOT-COMMAND-NAME} push --list%n"
                    + "  ${ROOT-COMMAND-NAME} push add_express_path --data '{\"WayBillId\":\"SF0000000000002\"}'%n"
                    + "  ${ROOT-COMMAND-NAME} push wxa_media_check --to https://example.com/push"
                    + " --appid wx1234567890abcdef%n"
                    + "  ${ROOT-COMMAND-NAME} push --verify --to https://example.com/push",
            "",
            "Takes the keys from WECHAT_PUSH_KEYS, which has what the function's secret has, otherwise the sandbox's."
        },
        exitCodeList = {"0:success", "1:refused, or failed by the function", "2:misuse", "3:no answer"})
final class PushCommand extends CliCommand {
    private static final int REFUSED = 1;
    private static final String SANDBOX_APP_ID = "wxSANDBOX0000000000";

    private final Terminal terminal;
    private final Random random = new Random();

    @Parameters(
            arity = "0..1",
            paramLabel = "EVENT",
            completionCandidates = PushEventNames.class,
            description = "The event, or the type of a customer's message. One that --list does not show needs --data.")
    private @Nullable String event;

    @Option(
            names = "--to",
            paramLabel = "URL",
            converter = PushUrl.Converter.class,
            description = "The URL of the function; that of ${ROOT-COMMAND-NAME} serve --push on this machine if it is"
                    + " left out.")
    private @Nullable PushUrl to;

    @Option(
            names = "--appid",
            paramLabel = "APPID",
            converter = AppIdConverter.class,
            description = "The AppID of the push; if it is left out, that of the URL, that of WECHAT_APP_ID, or the "
                    + "sandbox's.")
    private @Nullable String appId;

    @Option(
            names = "--data",
            paramLabel = "JSON",
            defaultValue = "{}",
            description = "Fields in place of the invented ones, or beside them, as a JSON object; @FILE reads it from "
                    + "a file, - from standard input.")
    private String data = "{}";

    @Option(names = "--list", description = "List the documented events, and end.")
    private boolean list;

    @Option(
            names = "--verify",
            description = "Verify the URL in place of a push, as WeChat's console does when it saves one.")
    private boolean verify;

    @Option(
            names = "--print-event",
            description = "Print the event that Lambda gets from an HTTP API, and send nothing: for sam local invoke.")
    private boolean printEvent;

    PushCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (list) {
            PushEventCatalog.events().forEach(this::printLine);
            return 0;
        }
        if (verify == (event != null)) {
            throw misuse("either an EVENT, which " + ProgramName.get() + " push --list shows, or --verify");
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
        terminal.out()
                .printf(
                        "%-32s %s%s%n",
                        documented.name(),
                        documented.audience() == Audience.CARRIER ? "to delivery companies: " : "",
                        documented.about());
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
            throw misuse("no documented event: " + name + ". " + ProgramName.get()
                    + " push --list shows them; another one needs its fields as --data");
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
                .printf(
                        "%s for %s to %s, with the keys of %s:%n%s%n%s%n",
                        message.type(),
                        target.appId(),
                        target.url(),
                        keys.owner(),
                        terminal.isInteractive() ? new JsonObject(message.text()).encodePrettily() : message.text(),
                        message.id());
        PushDelivery delivery = sender.push(target, message);
        delivery.attempts().forEach(this::printAnswer);
        return delivery.isReceived() ? 0 : fail(delivery.attempts().getLast(), target, keys);
    }

    private int verify(PushSender sender, PushTarget target, PushKeysOption keys) throws InterruptedException {
        terminal.out().printf("verification of %s, with the keys of %s%n", target.url(), keys.owner());
        PushVerification verification = sender.verify(target);
        printAnswer(verification.attempt());
        if (verification.isPassed()) {
            return 0;
        }
        if (!verification.attempt().isSuccessful()) {
            return fail(verification.attempt(), target, keys);
        }
        terminal.err().println("cloudcall: the answer is not the echostr, so WeChat's console saves no such URL.");
        return REFUSED;
    }

    private void printAnswer(PushAttempt attempt) {
        String answer = attempt.failed().isPresent() ? "no answer" : attempt.status() + " " + firstLine(attempt.body());
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
        PushAdvice advice = new PushAdvice(new PushUrl(target.url()), keys, target.appId());
        terminal.err().println("cloudcall: " + advice.about(attempt) + ".");
        return attempt.failed().isPresent() ? FAILURE : REFUSED;
    }
}
