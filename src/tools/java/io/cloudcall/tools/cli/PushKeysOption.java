package io.cloudcall.tools.cli;

import io.cloudcall.tools.sandbox.push.SandboxPushKeys;

/**
 * The keys that a command pushes with.
 *
 * @param keys the keys
 * @param owner whose they are, for messages
 */
record PushKeysOption(SandboxPushKeys keys, String owner) {
    static final String VARIABLE = "WECHAT_PUSH_KEYS";

    /**
     * Returns the keys of WECHAT_PUSH_KEYS for an app, or the sandbox's if it is not set.
     *
     * @throws picocli.CommandLine.ParameterException if the variable has no keys for the app
     */
    static PushKeysOption of(CliCommand command, Terminal terminal, String appId) {
        String json = terminal.environment().getOrDefault(VARIABLE, "").strip();
        if (json.isEmpty()) {
            return new PushKeysOption(SandboxPushKeys.SANDBOX, "the sandbox");
        }
        try {
            return new PushKeysOption(SandboxPushKeys.parse(json, appId), VARIABLE);
        } catch (IllegalArgumentException e) {
            throw command.misuse(VARIABLE + " is unusable: " + e.getMessage() + ". Set it to"
                    + " {\"token\":\"…\",\"encodingAesKey\":\"…\"}, or to an object of these by AppID.");
        }
    }
}
