package io.cloudcall.push;

import io.cloudcall.event.HttpRequest;
import io.cloudcall.functional.push.PushEncryption;
import io.cloudcall.functional.push.SignedPush;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/** A receiver of constant keys, from the event to a bus in memory. Thread-safe. */
final class ReceiverUnderTest {
    private final Clock clock = Clock.fixed(Instant.now(), ZoneOffset.UTC);
    private final RecordingBus bus = new RecordingBus();
    private final PushReceiver receiver;

    ReceiverUnderTest(Map<String, PushKeys> keys, PushCrypto crypto) {
        PushKeyStore store = PushKeyStore.of(keys);
        receiver = new PushReceiver(
                new PushAuthenticator(appId -> Optional.of(store), crypto),
                SignedPush.APP_ID,
                Duration.ofMinutes(10),
                bus,
                clock,
                () -> {});
    }

    /** Creates a receiver of the default keys. */
    ReceiverUnderTest() {
        this(PushKeysParser.parse(PushEncryption.DEFAULT.json(), SignedPush.APP_ID), PushCrypto.JDK);
    }

    PushResult receive(SignedPush push) {
        return receive(push.event());
    }

    PushResult receive(String event) {
        return receive(event.getBytes(StandardCharsets.UTF_8));
    }

    PushResult receive(byte[] event) {
        Optional<HttpRequest> request = HttpRequest.parse(event);
        try {
            return request.isEmpty()
                    ? PushResult.unsupportedEvent()
                    : receiver.receive(
                            PushRequestParser.parse(request.get()), new PushDeadline(clock, () -> Integer.MAX_VALUE));
        } catch (PushRejectedException e) {
            return e.result();
        }
    }

    long now() {
        return clock.instant().getEpochSecond();
    }

    RecordingBus bus() {
        return bus;
    }
}
