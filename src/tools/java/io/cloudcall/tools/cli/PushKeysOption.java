package io.cloudcall.tools.cli;

import io.cloudcall.tools.sandbox.push.SandboxPushKeys;

/**
 * The keys that a command pushes with.
 *
 * @param keys the keys
 * @param isSandboxes whether they are the sandbox's, in place of those of {@link #VARIABLE}
 */
record PushKeysOption(SandboxPushKeys keys, boolean isSandboxes) {
    static final String VARIABLE = "WECHAT_PUSH_KEYS";

    /**
     * Returns the keys of WECHAT_PUSH_KEYS for an app, or the sandbox's if it is not set.
     *
     * @throws picocli.CommandLine.ParameterException if the variable has no keys for the app
     */
    static PushKeysOption of(CliCommand command, Terminal terminal, String appId) {
        String json = terminal.environment().getOrDefault(VARIABLE, "").strip();
        if (json.isEmpty()) {
            return new PushKeysOption(SandboxPushKeys.SANDBOX, true);
        }
        try {
            return new PushKeysOption(SandboxPushKeys.parse(json, appId), false);
        } catch (IllegalArgumentException e) {
            throw command.misuse("push.keys", e.getMessage());
        }
    }

    /** Returns whose they are, for messages. */
    String owner(Messages messages) {
        return isSandboxes ? messages.get("push.sandbox") : VARIABLE;
    }
}
