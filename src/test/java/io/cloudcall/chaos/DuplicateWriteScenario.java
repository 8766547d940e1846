package io.cloudcall.chaos;

import io.cloudcall.tools.sandbox.ConnectionFault;
import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.tools.sandbox.logistics.Order;
import io.cloudcall.tools.sandbox.logistics.OrderCounters;
import io.cloudcall.wechat.Timing;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Orders added by many threads while responses are lost, connections break and tokens expire. The sandbox counts what
 * it really does with each: no order may be processed twice, none that was added may come back as rejected, and each
 * caller gets its own waybill.
 */
final class DuplicateWriteScenario {
    private static final int TIMEOUT_MILLIS = 5_000;
    private static final String OK = "\"errMsg\":\"openapi.logistics.addOrder:ok\",\"errCode\":0}";

    /** The errors after which WeChat may have carried the call out: no response, a broken one, or none in time. */
    private static final Pattern UNCERTAIN = Pattern.compile("\\{\"errCode\":(?:-501001|-604102|-601001),.*");

    private static final List<Fault> FAULTS = List.of(
            Fault.dropResponse(),
            Fault.closeBeforeResponse(),
            Fault.truncateAfter(0),
            Fault.truncateAfter(30),
            Fault.contentLengthTooLarge(7),
            Fault.contentLengthTooSmall(5),
            Fault.duplicateResponse(),
            Fault.reset(),
            Fault.resetAfterWork(),
            Fault.resetWithin(12),
            Fault.closeWithin(12),
            Fault.interim(104, Duration.ofMillis(20)),
            Fault.interim(103, Fault.dropResponse()),
            Fault.unavailable(503, Duration.ZERO),
            Fault.carrierRefusal(10002, "injected by chaos"),
            Fault.hang(),
            Fault.delay(Duration.ofMillis(700)),
            Fault.delay(Duration.ofMillis(60), Fault.dropResponse()),
            Fault.slowBody(20, Duration.ofMillis(5)),
            Fault.errcode(-1, "system error"),
            Fault.errcode(42001, "access_token expired"),
            Fault.errcode(40001, "invalid credential, access_token is invalid or not latest"));

    private final long seed;
    private final Sandbox sandbox;
    private final ChaosFunction function;
    private final AtomicInteger faults = new AtomicInteger();

    private DuplicateWriteScenario(long seed, Sandbox sandbox, ChaosFunction function) {
        this.seed = seed;
        this.sandbox = sandbox;
        this.function = function;
    }

    /** Returns the orders with violations, and which. */
    static List<String> run(long seed, int threads, int orders) throws InterruptedException {
        ScenarioConfig config =
                ScenarioConfig.fromSeed(seed).withLoad(threads, orders).withApps(1);
        Timing timing = new Timing(Clock.systemUTC(), new Random(seed), millis -> {});
        try (Sandbox sandbox = ChaosSandbox.start(config, Clock.systemUTC());
                ChaosFunction function = new ChaosFunction(sandbox, config, timing)) {
            TestOrders.addAccount(sandbox.accounts(), orders);
            return new DuplicateWriteScenario(seed, sandbox, function).storm(threads, orders);
        }
    }

    private List<String> storm(int threads, int orders) throws InterruptedException {
        List<String> results = Threads.run(threads, orders, this::add);
        long succeeded = results.stream().filter(DuplicateWriteScenario::isOk).count();
        System.out.println("chaos, writes, seed " + seed + ": " + orders + " orders from " + threads + " threads, "
                + faults + " faults planned, " + succeeded + " succeeded");
        return IntStream.range(0, orders)
                .boxed()
                .flatMap(order -> violation(order, results.get(order)))
                .toList();
    }

    private String add(int order) {
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + order);
        if (random.nextInt(2) == 0) {
            faults.incrementAndGet();
            sandbox.faults().next(TestOrders.ADD_PATH, FAULTS.get(random.nextInt(FAULTS.size())));
        }
        if (random.nextInt(40) == 0) {
            sandbox.tokens().expireAll();
        }
        if (random.nextInt(60) == 0) {
            sandbox.closeConnections();
        }
        if (random.nextInt(60) == 0) {
            sandbox.resetConnections();
        }
        if (random.nextInt(40) == 0) {
            List<ConnectionFault> ofConnections = FaultCatalog.ofConnections();
            sandbox.connectionFaults().next(ofConnections.get(random.nextInt(ofConnections.size())));
        }
        return function.invoke(TestOrders.addEvent(order), TIMEOUT_MILLIS).result();
    }

    private static boolean isOk(String result) {
        return result.endsWith(OK);
    }

    private static boolean isUncertain(String result) {
        return UNCERTAIN.matcher(result).matches();
    }

    private Stream<String> violation(int order, String result) {
        OrderCounters done = sandbox.logistics().counters(TestOrders.id(order));
        int processed = done.added() + done.addRefused();
        boolean right = processed == 0
                ? !isOk(result)
                : processed == 1 && (isOk(result) ? hasWaybill(order, result) : isUncertain(result));
        return right ? Stream.empty() : Stream.of("order " + order + ": " + done + ", and the caller got " + result);
    }

    private boolean hasWaybill(int order, String result) {
        Order added = sandbox.logistics().order(TestOrders.id(order)).orElseThrow();
        return result.contains("\"" + added.orderId() + "\"") && result.contains("\"" + added.waybillId() + "\"");
    }
}
