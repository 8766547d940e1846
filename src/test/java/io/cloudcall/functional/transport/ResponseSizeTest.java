package io.cloudcall.functional.transport;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static io.cloudcall.tools.sandbox.WeChatPaths.GET_ALL_ACCOUNT;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.SandboxExtension;
import io.cloudcall.tools.sandbox.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Answers and results that are as large as they may be, and larger. */
class ResponseSizeTest {
    @RegisterExtension
    private final SandboxExtension sandbox = SandboxExtension.create();

    private final FunctionUnderTest function = sandbox.function();

    private void nextBody(String body) {
        sandbox.respondNext(GET_ALL_ACCOUNT, body);
    }

    @Test
    void rejectsOneByteMoreThanOneMebibyte() {
        nextBody("{\"a\":\"" + "x".repeat((1 << 20) - 7) + "\"}");

        assertResult(function.invoke("{}")).isPlatformError(-604001);
    }

    @Test
    void countsBytesNotCharacters() {
        nextBody("{\"a\":\"" + "递".repeat((1 << 20) / 3) + "\"}");

        assertResult(function.invoke("{}")).isPlatformError(-604001);
    }

    @Test
    void rejectsALargeResponseOfAnErrorStatus() {
        sandbox.faults().next(GET_ALL_ACCOUNT, Fault.respond(500, "application/json", " ".repeat((1 << 20) + 1)));

        assertResult(function.invoke("{}")).isPlatformError(-604001);
    }

    @Test
    void acceptsAnAnswerOfExactlyOneMebibyte() {
        nextBody("{\"a\":\"" + "x".repeat((1 << 20) - 8) + "\"}");

        function.assertSucceeds();
    }

    @Test
    void refusesAResultThatLambdaWouldNotReturn() {
        nextBody("{\"a\":\"" + "\u0001".repeat((1 << 20) - 8) + "\"}");

        assertResult(function.invoke("{}")).isPlatformError(-604001);
    }

    @Test
    void hangsUpOnAnAnswerThatIsTooLarge() {
        nextBody("{\"a\":\"" + "x".repeat(3_000_000) + "\"}");
        function.invoke("{}");

        // That of the token stays.
        sandbox.awaitConnections(1);
    }
}
