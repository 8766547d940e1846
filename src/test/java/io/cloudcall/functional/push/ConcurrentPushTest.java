package io.cloudcall.functional.push;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cloudcall.tools.aws.EventBridgeStub;
import io.cloudcall.tools.aws.PutEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Pushes in as many threads as a managed instance runs of Lambda's runtime interface client. */
class ConcurrentPushTest {
    private static final int THREADS = 32;
    private static final int PUSHES = 640;

    @AutoClose
    private final EventBridgeStub bus = new EventBridgeStub();

    @AutoClose
    private final PushFunctionUnderTest function = PushFunctionUnderTest.at(bus);

    private static String message(int i) {
        return "{\"MsgType\":\"text\",\"Content\":\"" + i + "\"}";
    }

    /** Every fourth is refused. */
    private List<Callable<Integer>> pushes() {
        List<Callable<Integer>> pushes = new ArrayList<>();
        for (int i = 0; i < PUSHES; i++) {
            SignedPush push = SignedPush.of(message(i));
            SignedPush sent = i % 4 == 3 ? push.with("nonce", "1") : push;
            pushes.add(() -> function.invoke(sent.event()).getInteger("statusCode"));
        }
        return pushes;
    }

    @Test
    void deliversEachToTheBus() throws InterruptedException, ExecutionException {
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (Future<Integer> status : threads.invokeAll(pushes())) {
                statuses.add(status.get());
            }
        }

        Set<String> expected = new HashSet<>();
        for (int i = 0; i < PUSHES; i++) {
            assertEquals(i % 4 == 3 ? 403 : 200, statuses.get(i), function::log);
            if (i % 4 != 3) {
                expected.add(message(i));
            }
        }
        assertEquals(expected.size(), bus.events().size());
        assertEquals(expected, bus.events().stream().map(PutEvent::detail).collect(Collectors.toSet()));
        assertEquals(PUSHES, function.records().size());
    }
}
