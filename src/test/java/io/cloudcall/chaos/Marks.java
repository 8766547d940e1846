package io.cloudcall.chaos;

import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.signing.SandboxSigning;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The numbers of invocations in the requests that they cause: no two requests of a storm's invocations share one.
 *
 * @param signing decrypts signed requests
 */
record Marks(SandboxSigning signing) {
    /** The field that comes along to the sandbox and back. */
    static final String FIELD = "invocation";

    private static final Pattern MARKED = Pattern.compile("\"" + FIELD + "\":(\\d+)");

    /** Returns the number of the invocation that caused a request, if it was one of a storm's. */
    OptionalInt of(ReceivedRequest request) {
        String body = SandboxSigning.isSigned(request)
                ? signing.contentOf(request).orElse("")
                : request.body().toString();
        Matcher mark = MARKED.matcher(body);
        return mark.find() ? OptionalInt.of(Integer.parseInt(mark.group(1))) : OptionalInt.empty();
    }
}
