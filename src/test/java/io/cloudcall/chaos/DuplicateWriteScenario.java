package io.cloudcall.chaos;

import io.cloudcall.CloudFunction;
import io.cloudcall.tools.lambda.LocalLambdaContext;
import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.tools.sandbox.logistics.OrderCounters;
import io.cloudcall.tools.sandbox.logistics.SampleOrder;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Orders from many threads while answers are lost, connections break and tokens end. The sandbox counts what it really does with
 * each: no order may be worked on twice, and none that was carried out may come back as refused.
 */
final class DuplicateWriteScenario {
    private static final String PATH = "/cgi-bin/express/business/order/add";
    private static final String OK = "\"errMsg\":\"openapi.logistics.addOrder:ok\",\"errCode\":0}";
    /** What tells a caller that WeChat may have carried it out: no answer, a broken one, or none in time. */
    private static final Pattern UNCERTAIN = Pattern.compile("\\{\"errCode\":(?:-501001|-604102|-601001),.*");

    private static final List<Fault> FAULTS = List.of(
            Fault.dropResponse(),
            Fault.closeBeforeResponse(),
            Fault.truncateAfter(0),
            Fault.truncateAfter(30),
            Fault.contentLengthTooLarge(7),
            Fault.contentLengthTooSmall(5),
            Fault.duplicateResponse(),
            Fault.hang(),
            Fault.delay(Duration.ofMillis(700)),
            Fault.delay(Duration.ofMillis(60), Fault.dropResponse()),
            Fault.slowBody(20, Duration.ofMillis(5)),
            Fault.errcode(-1, "system error"),
            Fault.errcode(42001, "access_token expired"),
            Fault.errcode(40001, "invalid credential, access_token is invalid or not latest"));

    private final long seed;
    private final Sandbox sandbox;
    private final CloudFunction function;
    private final AtomicInteger faults = new AtomicInteger();

    private DuplicateWriteScenario(long seed, Sandbox sandbox, CloudFunction function) {
        this.seed = seed;
        this.sandbox = sandbox;
        this.function = function;
    }

    /** The orders that were dealt with wrongly, and how, after a line of figures. */
    static List<String> violations(long seed, int threads, int orders) throws InterruptedException {
        ScenarioConfig settings = ScenarioConfig.of(seed).with(threads, orders);
        try (Sandbox sandbox = Sandbox.builder().start()) {
            sandbox.accounts().add(account(orders));
            Map<String, String> router = Map.of("CLOUD_CALL_API", "*");
            try (CloudFunction function = FunctionFactory.at(sandbox, settings, Clock.systemUTC(), router)) {
                return new DuplicateWriteScenario(seed, sandbox, function).play(threads, orders);
            }
        }
    }

    private static JsonObject account(int quota) {
        return new JsonObject()
                .put("biz_id", "storm")
                .put("delivery_id", "STO")
                .put("status_code", 0)
                .put("quota_num", quota);
    }

    private List<String> play(int threads, int orders) throws InterruptedException {
        List<String> results = Threads.each(threads, orders, this::order);
        long succeeded = results.stream().filter(DuplicateWriteScenario::isOk).count();
        System.out.println("write storm, seed " + seed + ": " + orders + " orders from " + threads + " threads, "
                + faults + " faults planned, " + succeeded + " succeeded");
        return IntStream.range(0, orders)
                .boxed()
                .flatMap(number -> violation(number, results.get(number)))
                .toList();
    }

    private String order(int number) {
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + number);
        if (random.nextInt(2) == 0) {
            faults.incrementAndGet();
            sandbox.faults().next(PATH, FAULTS.get(random.nextInt(FAULTS.size())));
        }
        if (random.nextInt(40) == 0) {
            sandbox.tokens().expireAll();
        }
        if (random.nextInt(60) == 0) {
            sandbox.closeConnections();
        }
        return invoke("{\"openapi\":\"logistics.addOrder\",\"convertCase\":false,\"data\":"
                + SampleOrder.of("order-" + number).put("biz_id", "storm").encode() + "}");
    }

    private String invoke(String event) {
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        try {
            function.handleRequest(
                    new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
                    result,
                    new LocalLambdaContext(new PrintStream(OutputStream.nullOutputStream()), Duration.ofSeconds(5)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return result.toString(StandardCharsets.UTF_8);
    }

    private static boolean isOk(String result) {
        return result.endsWith(OK);
    }

    private static boolean isUncertain(String result) {
        return UNCERTAIN.matcher(result).matches();
    }

    private Stream<String> violation(int number, String result) {
        OrderCounters done = sandbox.logistics().counters("order-" + number);
        int worked = done.added() + done.addRefused();
        boolean right = worked == 0 ? !isOk(result) : worked == 1 && (isOk(result) || isUncertain(result));
        return right ? Stream.empty() : Stream.of("order " + number + ": " + done + ", and the caller got " + result);
    }
}
