package io.cloudcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.call.CallResult;
import io.cloudcall.call.FunctionTarget;
import io.cloudcall.event.EventParser;
import io.cloudcall.event.InvocationEvent;
import io.cloudcall.event.QuotaWatchEvent;
import io.cloudcall.telemetry.InvocationRecorder;
import io.cloudcall.telemetry.StartType;
import io.cloudcall.wechat.Deadline;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The number of concurrent readings, and the time of each. */
class QuotaReadingsTest {
    private static final EventParser ROUTER = new EventParser(new FunctionTarget.Router());
    private static final InvocationResult FAILED = InvocationResult.internalError();

    private final InvocationRecorder recorder =
            new InvocationRecorder(Clock.systemUTC(), StartType.WARM, "logistics.getAllAccount", null);

    /** A handler that a lambda can be. */
    private interface Reading extends CallHandler {
        @Override
        default void close() {
            // There is nothing to close.
        }
    }

    private static List<QuotaWatchEvent> events(int apps) {
        String appIds =
                IntStream.range(0, apps).mapToObj(i -> "\"wx" + i + "\"").collect(Collectors.joining(","));
        byte[] event = ("{\"cloudcall.quotaWatch\":{\"appids\":[" + appIds + "]}}").getBytes(StandardCharsets.UTF_8);
        return ((QuotaWatchEvent) ROUTER.parse(event)).forEachApp();
    }

    private List<InvocationResult> read(int apps, Deadline deadline, Reading reading) {
        return new QuotaReadings(events(apps), reading, deadline).read(recorder, thrown -> FAILED);
    }

    private static CallResult result(InvocationEvent event) {
        return CallResult.transportFailed("test", String.valueOf(((QuotaWatchEvent) event).appId()));
    }

    @Test
    void areAtMostEightAtOnce() {
        AtomicInteger current = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch eight = new CountDownLatch(8);

        List<InvocationResult> results = read(50, () -> 30_000, (event, deadline, ofEvent) -> {
            most.accumulateAndGet(current.incrementAndGet(), Math::max);
            eight.countDown();
            assertTrue(awaitBounded(eight), "eight are made at once");
            current.decrementAndGet();
            return result(event);
        });

        assertEquals(8, most.get());
        assertEquals(
                IntStream.range(0, 50)
                        .mapToObj(i -> "openapi.test:fail -501001 resource system error. wx" + i)
                        .toList(),
                results.stream().map(result -> result.result().errMsg()).toList());
    }

    private static boolean awaitBounded(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Seven rounds of 30 seconds: each that hangs has a share of them, so that the last still have theirs. */
    @Test
    void haveAFairShareOfTheTimeThatIsLeft() {
        List<Long> shares = Collections.synchronizedList(new ArrayList<>());

        read(50, () -> 30_000, (event, deadline, ofEvent) -> {
            shares.add(deadline.remainingMillis());
            return result(event);
        });

        assertEquals(
                List.of(4_285L, 5_000L, 6_000L, 7_500L, 10_000L, 15_000L, 30_000L),
                shares.stream().distinct().sorted().toList());
        assertEquals(8, shares.stream().filter(share -> share == 4_285).count());
        assertEquals(2, shares.stream().filter(share -> share == 30_000).count());
    }

    @Test
    void endWithTheirShares() {
        AtomicLong left = new AtomicLong(16_000);
        AtomicLong atTheEnd = new AtomicLong(-1);
        AtomicBoolean isFirst = new AtomicBoolean(true);

        read(9, left::get, (event, deadline, ofEvent) -> {
            if (isFirst.getAndSet(false)) {
                left.addAndGet(-8_000);
                atTheEnd.set(deadline.remainingMillis());
            }
            return result(event);
        });

        assertEquals(0, atTheEnd.get());
    }

    @Test
    void haveAllTheTimeOfAFewApps() {
        read(8, () -> 30_000, (event, deadline, ofEvent) -> {
                    assertEquals(30_000, deadline.remainingMillis());
                    return result(event);
                })
                .forEach(result -> assertEquals(-501001, result.result().numericErrCode()));
    }

    @Test
    void doNotEndForOneThatThrows() {
        List<InvocationResult> results = read(3, () -> 1_000, (event, deadline, ofEvent) -> {
            if ("wx1".equals(((QuotaWatchEvent) event).appId())) {
                throw new NoClassDefFoundError("not-a-class");
            }
            return result(event);
        });

        assertSame(FAILED, results.get(1));
        assertEquals(-501001, results.get(0).result().numericErrCode());
        assertEquals(-501001, results.get(2).result().numericErrCode());
    }
}
