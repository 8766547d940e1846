package io.cloudcall.push;

import io.cloudcall.aws.AwsException;
import io.cloudcall.aws.EventBridgeClient;
import io.cloudcall.http.Transport;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A receiver of pushes: verifies and decrypts them, and puts them on a bus. Thread-safe. */
public final class PushReceiver implements AutoCloseable {
    private static final String LATE_KEYS =
            "The keys of message push could not be read in time: AWS Secrets Manager is slow, or out of reach.";
    private static final String LATE_BUS =
            "A push could not be put on the bus in time: Amazon EventBridge is slow, or out of reach.";

    private final PushAuthenticator authenticator;
    private final String defaultAppId;
    private final Duration maxAge;
    private final EventBus bus;
    private final Clock clock;
    private final Runnable onClose;

    /** Whether the connection of the first message was opened while the keys are read; later ones have both. */
    private final AtomicBoolean isPrepared = new AtomicBoolean();

    PushReceiver(
            PushAuthenticator authenticator,
            @Nullable String defaultAppId,
            Duration maxAge,
            EventBus bus,
            Clock clock,
            Runnable onClose) {
        this.authenticator = authenticator;
        this.defaultAppId = Objects.requireNonNullElse(defaultAppId, "");
        this.maxAge = maxAge;
        this.bus = bus;
        this.clock = clock;
        this.onClose = onClose;
    }

    /**
     * Creates a receiver, which opens connections and reads keys on first use.
     *
     * @param transport the transport for requests to AWS; closed with the receiver
     * @param clock the wall clock
     * @param backOff the pause before a retry
     */
    public static PushReceiver create(PushConfig config, Transport transport, Clock clock, Runnable backOff) {
        return new PushReceiver(
                new PushAuthenticator(config.keys().open(transport, clock, backOff), PushCrypto.JDK),
                config.defaultAppId(),
                config.maxAge(),
                new EventBridgeBus(
                        new EventBridgeClient(PushConfig.BUS_VARIABLE, config.environment(), transport, clock, backOff),
                        config.bus()),
                clock,
                transport::close);
    }

    /** Returns the result of a request. Throws only what is an error of the function itself. */
    public PushResult receive(PushRequest request, PushDeadline deadline) {
        String appId = Objects.requireNonNullElse(request.appId(), defaultAppId);
        if (!request.isVerification() && !isPrepared.getAndSet(true)) {
            bus.prepare();
        }
        try {
            return receive(request, appId, authenticator.authenticate(request, appId, deadline), deadline);
        } catch (AwsException e) {
            return withoutKeys(appId, e);
        } catch (TimeoutException e) {
            return PushResult.notDelivered(PushReason.TIMEOUT, null, LATE_KEYS);
        }
    }

    private PushResult receive(
            PushRequest request, String appId, Authentication authentication, PushDeadline deadline) {
        PushReason failure = authentication.failure();
        if (failure != null) {
            return PushResult.refused(failure, authentication.refreshFailure());
        }
        return request.isVerification()
                ? PushResult.verified(request.text())
                : accept(request, appId, authentication.message(), deadline);
    }

    /** Refuses a mini program whose secret does not exist: the path may be made up. */
    private PushResult withoutKeys(String appId, AwsException failure) {
        String line = failure.logMessage();
        return failure.reason() == AwsException.Reason.CONFIGURATION && !appId.equals(defaultAppId)
                ? PushResult.refused(PushReason.APP_ID, line)
                : PushResult.notDelivered(PushReason.SECRET, null, line);
    }

    private PushResult accept(PushRequest request, String appId, byte[] text, PushDeadline deadline) {
        Optional<Instant> sentAt = PushMessage.parseSeconds(request.timestamp());
        if (sentAt.isEmpty() || isFar(sentAt.get())) {
            return PushResult.refused(PushReason.TIMESTAMP, null);
        }
        return PushMessage.parse(appId, text, sentAt.get())
                .map(message -> deliver(message, deadline))
                .orElseGet(() -> PushResult.refused(PushReason.MESSAGE, null));
    }

    private boolean isFar(Instant sentAt) {
        // In whole seconds, as WeChat has no others.
        return Math.abs(clock.instant().getEpochSecond() - sentAt.getEpochSecond()) > maxAge.toSeconds();
    }

    private PushResult deliver(PushMessage message, PushDeadline deadline) {
        try {
            bus.put(message, deadline);
            return PushResult.delivered(message);
        } catch (AwsException e) {
            return PushResult.notDelivered(PushReason.BUS, message, e.logMessage());
        } catch (TimeoutException e) {
            return PushResult.notDelivered(PushReason.TIMEOUT, message, LATE_BUS);
        }
    }

    @Override
    public void close() {
        onClose.run();
    }
}
