package io.cloudcall.tools.cli;

import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.tools.sandbox.push.PushDelivery;
import io.cloudcall.tools.sandbox.push.PushVerification;
import java.util.stream.Collectors;

/**
 * What the command {@code sandbox} prints about its pushes.
 *
 * @param sandbox the running sandbox, which pushes
 * @param url where it pushes to
 * @param keys the keys of its first app
 */
record SandboxPushOutput(Terminal terminal, Sandbox sandbox, PushUrl url, PushKeysOption keys) {

    /** Prints where pushes go, whether the URL passes its verification, and each push from now on. */
    void start() {
        boolean isSandboxes = !keys.owner().equals(PushKeysOption.VARIABLE);
        terminal.out()
                .printf(
                        "%nPushes go to %s, with the keys of %s.%sPush any event with:%n%n"
                                + "  curl %s/_sandbox/pushes -H content-type:application/json "
                                + "-d '{\"event\":\"add_express_path\"}'%n%n",
                        url.uri(),
                        keys.owner(),
                        isSandboxes ? " The function has them from:\n\n" + export() : " ",
                        sandbox.baseUrl());
        terminal.out().flush();
        sandbox.pushes().onDelivery(this::print);
        PushVerification verification = sandbox.pushes().verify(sandbox.appId());
        if (!verification.isPassed()) {
            terminal.err()
                    .println("cloudcall: " + url.uri() + " did not pass its verification, so nothing is pushed until it"
                            + " does: " + advice(verification) + ".");
        }
    }

    private String export() {
        return "  export %s='%s'\n\n"
                .formatted(PushKeysOption.VARIABLE, sandbox.pushKeys().encode());
    }

    private String advice(PushVerification verification) {
        return verification.attempt().isSuccessful()
                ? "the answer is not the echostr"
                : new PushAdvice(url, keys, sandbox.appId()).about(verification.attempt());
    }

    private synchronized void print(PushDelivery delivery) {
        String answers = delivery.attempts().stream()
                .map(attempt -> attempt.failed().isPresent() ? "no answer" : "" + attempt.status())
                .collect(Collectors.joining(", "));
        terminal.out()
                .printf(
                        "pushed %s for %s %s: %s%n",
                        delivery.message().type(),
                        delivery.appId(),
                        delivery.message().id(),
                        answers.isEmpty() ? "not sent, since the URL did not pass its verification" : answers);
        terminal.out().flush();
        if (!delivery.isReceived() && !delivery.attempts().isEmpty()) {
            PushAdvice advice = new PushAdvice(url, keys, delivery.appId());
            terminal.err()
                    .println("cloudcall: " + advice.about(delivery.attempts().getLast()) + ".");
        }
    }
}
