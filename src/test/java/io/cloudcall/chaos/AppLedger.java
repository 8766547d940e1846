package io.cloudcall.chaos;

import io.cloudcall.tools.sandbox.Sandbox;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The apps and invocations of requests, by the records of the sandbox.
 *
 * @param issuedFor finds the AppID that a token was issued for
 * @param marks find the invocation that caused a request
 */
record AppLedger(Function<String, @Nullable String> issuedFor, Marks marks) {

    static AppLedger of(Sandbox sandbox) {
        return new AppLedger(sandbox.tokens()::appIdOf, new Marks(sandbox.signing()));
    }
}
