package io.cloudcall.tools.cli;

import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.tools.sandbox.push.PushDelivery;
import io.cloudcall.tools.sandbox.push.PushVerification;
import java.util.stream.Collectors;

/**
 * The output of the command {@code sandbox} about its pushes.
 *
 * @param sandbox the running sandbox, which pushes
 * @param url where it pushes to
 * @param keys the keys of its first app
 */
record SandboxPushOutput(Terminal terminal, Sandbox sandbox, PushUrl url, PushKeysOption keys) {

    /** Prints where pushes go, whether the URL passes its verification, and each push from now on. */
    void start() {
        String destination = terminal.text("sandbox.pushes", url.uri(), keys.owner(terminal.messages()));
        terminal.out()
                .printf(
                        "%n%s%s%n%n"
                                + "  curl %s/_sandbox/pushes -H content-type:application/json "
                                + "-d '{\"event\":\"add_express_path\"}'%n%n",
                        destination,
                        keys.isSandboxes() ? " " + export() : " " + terminal.text("sandbox.push-any"),
                        sandbox.baseUrl());
        terminal.out().flush();
        sandbox.pushes().onDelivery(this::print);
        PushVerification verification = sandbox.pushes().verify(sandbox.appId());
        if (!verification.isPassed()) {
            terminal.printError("sandbox.unverified", url.uri(), advice(verification));
        }
    }

    private String export() {
        return "%s%n%n  export %s='%s'%n%n%s"
                .formatted(
                        terminal.text("sandbox.export"),
                        PushKeysOption.VARIABLE,
                        sandbox.pushKeys().encode(),
                        terminal.text("sandbox.push-any"));
    }

    private String advice(PushVerification verification) {
        return verification.attempt().isSuccessful()
                ? terminal.text("sandbox.not-echoed")
                : new PushAdvice(terminal.messages(), url, keys, sandbox.appId()).about(verification.attempt());
    }

    private synchronized void print(PushDelivery delivery) {
        String answers = delivery.attempts().stream()
                .map(attempt -> attempt.failed().isPresent() ? terminal.text("push.no-answer") : "" + attempt.status())
                .collect(Collectors.joining(", "));
        terminal.out()
                .println(terminal.text(
                        "sandbox.pushed",
                        delivery.message().type(),
                        delivery.appId(),
                        delivery.message().id(),
                        answers.isEmpty() ? terminal.text("sandbox.not-sent") : answers));
        terminal.out().flush();
        if (!delivery.isReceived() && !delivery.attempts().isEmpty()) {
            PushAdvice advice = new PushAdvice(terminal.messages(), url, keys, delivery.appId());
            terminal.printError("push.advice", advice.about(delivery.attempts().getLast()));
        }
    }
}
