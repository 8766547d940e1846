package io.cloudcall.functional.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.tools.sandbox.push.PushAttempt;
import io.cloudcall.tools.sandbox.push.PushDelivery;
import io.cloudcall.tools.sandbox.push.PushSender;
import io.cloudcall.tools.sandbox.push.PushTarget;
import io.cloudcall.tools.sandbox.push.PushedMessage;
import io.cloudcall.tools.sandbox.push.SandboxPushKeys;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.Target;

/**
 * A thousand pushes on their way through an EventBridge bus to an SQS queue, as LocalStack or any other endpoint in
 * {@code AWS_ENDPOINT_URL} emulates them. The bus fails at times, and the sender repeats a push as WeChat does.
 */
@Tag("localstack")
@Timeout(180)
class FaultyBusIT {
    private static final int PUSHES = 1_000;
    private static final int SENDERS = 16;
    private static final String APP_ID = "wx0123456789abcdef";
    private static final String OPENID = "openid-of-a-buyer";

    /** Each but the last comes up equally often; that one takes the client's whole time. */
    private static final List<BusFault> FAULTS = List.of(BusFault.values());

    /** Two requests of each attempt but the third, which so succeeds. */
    private static final int MAX_FAULTS = 4;

    private final Random random = new Random(17);
    private final String name = "wechat-push-" + UUID.randomUUID();

    @AutoClose
    private final EventBridgeClient events = EventBridgeClient.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();

    @AutoClose
    private final FaultyEventBridge bus = new FaultyEventBridge(emulator());

    private final EmulatedQueue queue = EmulatedQueue.create(emulator(), name);

    @AutoClose
    private final PushEndpoint endpoint = new PushEndpoint(settings());

    @AutoClose
    private final PushSender sender = new PushSender(Clock.systemUTC(), new Random(18));

    @AutoClose
    private final ExecutorService senders = Executors.newFixedThreadPool(SENDERS);

    private final PushTarget target = new PushTarget(endpoint.url(), APP_ID, SandboxPushKeys.SANDBOX);
    private final List<PushedMessage> messages =
            IntStream.range(0, PUSHES).mapToObj(FaultyBusIT::message).toList();

    FaultyBusIT() throws IOException, InterruptedException {}

    private static URI emulator() {
        String url = System.getenv().getOrDefault("AWS_ENDPOINT_URL", "");
        assertFalse(
                url.isEmpty(),
                "AWS_ENDPOINT_URL is not set, and this is no test for a real account: see docs/TESTING.md");
        return URI.create(url);
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(System.getenv());
        settings.keySet().removeIf(variable -> !variable.startsWith("AWS_"));
        settings.put("AWS_ENDPOINT_URL_EVENTBRIDGE", bus.url());
        settings.put("WECHAT_APP_ID", APP_ID);
        settings.put("WECHAT_PUSH_KEYS", SandboxPushKeys.SANDBOX.toJson().encode());
        settings.put("WECHAT_PUSH_BUS", name);
        return settings;
    }

    private static PushedMessage message(int number) {
        return PushedMessage.of(JsonObject.of("ToUserName", "gh_0123456789ab")
                .put("FromUserName", OPENID)
                .put("CreateTime", 1_714_112_445)
                .put("MsgType", "event")
                .put("Event", "add_express_path")
                .put("WayBillId", "waybill-" + number)
                .put("Actions", JsonArray.of(JsonObject.of("ActionMsg", "已签收 " + number))));
    }

    @BeforeEach
    void leadTheBusToTheQueue() throws IOException, InterruptedException {
        String arn = queue.arn();
        events.createEventBus(created -> created.name(name));
        events.putRule(
                rule -> rule.eventBusName(name).name("all").eventPattern("{\"source\":[{\"prefix\":\"wechat.\"}]}"));
        events.putTargets(targets -> targets.eventBusName(name)
                .rule("all")
                .targets(Target.builder().id("queue").arn(arn).build()));
    }

    /** Fails the bus for two pushes of five, one to four times each. */
    private void scriptFaults() {
        for (int i = 0; i < PUSHES; i++) {
            if (i % 100 == 0) {
                bus.failNext(messages.get(i).id(), List.of(BusFault.RESPONSE_LATE, BusFault.RESPONSE_LATE));
            } else if (random.nextInt(5) < 2) {
                int count = 1 + random.nextInt(MAX_FAULTS);
                List<BusFault> faults = IntStream.range(0, count)
                        .mapToObj(number -> FAULTS.get(random.nextInt(FAULTS.size() - 1)))
                        .toList();
                bus.failNext(messages.get(i).id(), faults);
            }
        }
    }

    private List<PushDelivery> pushAll() throws ExecutionException, InterruptedException {
        List<Future<PushDelivery>> pushed = messages.stream()
                .map(message -> senders.submit(() -> sender.push(target, message)))
                .toList();
        List<PushDelivery> deliveries = new ArrayList<>();
        for (Future<PushDelivery> delivery : pushed) {
            deliveries.add(delivery.get());
        }
        return deliveries;
    }

    /** Receives as many events as the bus got, and looks for one more. */
    private List<JsonObject> receiveAll() throws IOException, InterruptedException {
        int expected = bus.passed().values().stream().mapToInt(Number::intValue).sum();
        List<JsonObject> received = new ArrayList<>();
        List<String> texts;
        do {
            texts = queue.receive(Duration.ofSeconds(received.size() < expected ? 10 : 1));
            texts.forEach(text -> received.add(new JsonObject(text)));
        } while (!texts.isEmpty());
        return received;
    }

    private static String id(JsonObject event) {
        assertEquals(1, event.getJsonArray("resources").size());
        return event.getJsonArray("resources").getString(0);
    }

    private void assertNoneIsLost(Map<String, List<JsonObject>> received) {
        Set<String> sent = messages.stream().map(PushedMessage::id).collect(Collectors.toSet());

        assertEquals(PUSHES, sent.size());
        assertEquals(sent, received.keySet());
        for (PushedMessage message : messages) {
            for (JsonObject event : received.getOrDefault(message.id(), List.of())) {
                assertEquals(new JsonObject(message.text()), event.getJsonObject("detail"));
                assertEquals("wechat." + APP_ID, event.getString("source"));
                assertEquals("add_express_path", event.getString("detail-type"));
                assertEquals("2024-04-26T06:20:45Z", event.getString("time"));
            }
        }
    }

    /** As often as the bus got it, and under one id, while the ids of EventBridge differ. */
    private void assertDuplicatesAreRecognizable(Map<String, List<JsonObject>> received) {
        Map<String, Integer> counts = new HashMap<>();
        received.forEach((id, events) -> counts.put(id, events.size()));
        Map<String, Integer> passed = new HashMap<>();
        bus.passed().forEach((id, count) -> passed.put(id, count.get()));
        long distinct = received.values().stream()
                .flatMap(List::stream)
                .map(event -> event.getString("id"))
                .distinct()
                .count();
        int events = counts.values().stream().mapToInt(Integer::intValue).sum();

        assertEquals(passed, counts);
        assertTrue(events > PUSHES + 100, () -> "no duplicates: " + events);
        assertEquals(events, distinct);
    }

    private void assertLogged(List<PushDelivery> deliveries) {
        List<PushAttempt> attempts = deliveries.stream()
                .flatMap(delivery -> delivery.attempts().stream())
                .toList();

        assertEquals(PUSHES, count(attempts, 200));
        assertEquals(attempts.size() - PUSHES, count(attempts, 500));
        assertEquals(PUSHES, sum("PushesDelivered"));
        assertEquals(attempts.size() - PUSHES, sum("PushesNotDelivered"));
        assertEquals(0, sum("PushesRefused"));
        assertFalse(endpoint.log().contains(OPENID));
        assertFalse(endpoint.log().contains("已签收"));
    }

    private static long count(List<PushAttempt> attempts, int status) {
        return attempts.stream().filter(attempt -> attempt.status() == status).count();
    }

    private int sum(String metric) {
        return endpoint.records().stream()
                .mapToInt(entry -> entry.getInteger(metric, 0))
                .sum();
    }

    @Test
    void losesNoneAndMakesDuplicatesRecognizable() throws Exception {
        scriptFaults();

        List<PushDelivery> deliveries = pushAll();
        Map<String, List<JsonObject>> received = receiveAll().stream().collect(Collectors.groupingBy(FaultyBusIT::id));

        assertTrue(deliveries.stream().allMatch(PushDelivery::isReceived));
        for (int attempts = 1; attempts <= PushSender.MAX_ATTEMPTS; attempts++) {
            int count = attempts;
            assertTrue(
                    deliveries.stream().anyMatch(delivery -> delivery.attempts().size() == count),
                    () -> "no push took " + count + " attempts");
        }
        assertTrue(bus.failed() > 800, () -> "failed requests: " + bus.failed());
        assertNoneIsLost(received);
        assertDuplicatesAreRecognizable(received);
        assertLogged(deliveries);
    }
}
