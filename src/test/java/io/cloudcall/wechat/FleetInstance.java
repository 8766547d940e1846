package io.cloudcall.wechat;

import io.cloudcall.call.Api;
import io.cloudcall.call.ApiCatalog;
import io.cloudcall.call.ApiResponse;
import io.cloudcall.call.CallRequest;
import io.cloudcall.call.CallResult;
import io.cloudcall.call.ResolvedCall;
import io.cloudcall.call.ResponseMapper;
import io.cloudcall.http.ConnectionRetryTransport;
import io.cloudcall.http.RetryBudget;
import io.cloudcall.http.TransportRequest;
import io.cloudcall.http.TransportResponse;
import io.cloudcall.json.JsonObject;
import io.cloudcall.secret.AppSecretConfig;
import io.cloudcall.telemetry.InvocationRecorder;
import io.cloudcall.telemetry.StartType;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;

/** An instance of the function: what a client keeps for itself, and one call after the other. */
final class FleetInstance {
    private static final Api API = ApiCatalog.find("logistics.getAllAccount").orElseThrow();
    private static final ResolvedCall CALL = new ResolvedCall(API, CallRequest.of(API.name(), JsonObject.EMPTY));
    private static final URI WECHAT = URI.create("https://wechat.example");
    private static final URI TARGET = WECHAT.resolve(API.path());
    static final String API_PATH = API.path();
    static final String SERVICE_PATH = "/token-service";

    /** The defaults of the settings and of the template. */
    private static final long REQUEST_TIMEOUT_MILLIS = 5_000;

    private static final long INVOCATION_MILLIS = 15_000;
    private static final long START_MILLIS = 100;

    private final int number;
    private final VirtualTime time;
    private final FleetScenario scenario;
    private final FleetFigures figures;
    private final FleetWeChat weChat;
    private final RandomGenerator random;
    private final Timing timing;
    private final RetryBudget budget = new RetryBudget();
    private final ConnectionRetryTransport transport;
    private final App app;

    FleetInstance(
            int number,
            VirtualTime time,
            FleetScenario scenario,
            FleetFigures figures,
            FleetWeChat weChat,
            RandomGenerator random) {
        this.number = number;
        this.time = time;
        this.scenario = scenario;
        this.figures = figures;
        this.weChat = weChat;
        this.random = random;
        timing = new Timing(time, random, time::sleep);
        transport = new ConnectionRetryTransport(weChat, time, budget);
        app = createApp();
    }

    private App createApp() {
        // A generator of zeros takes all spread from renewals.
        Timing ofTokens = scenario.spread() ? timing : new Timing(time, () -> 0, time::sleep);
        AppFactory factory = new AppFactory(transport, weChat, () -> {}, WECHAT, ofTokens, REQUEST_TIMEOUT_MILLIS);
        TokenConfig config = scenario.tokenService()
                ? new TokenConfig.TokenService(WECHAT.resolve(SERVICE_PATH), null, null)
                : new TokenConfig.StableToken(
                        "wx0000000000000001", AppSecretConfig.of("0123456789abcdef0123456789abcdef"));
        return (App) factory.create(config, new SecretRedactor());
    }

    /** Starts the instance, whose first call follows. */
    void start() {
        if (scenario.eager()) {
            CompletableFuture<Void> ignored = app.startEagerly().thenAccept(this::recordToken);
        }
        time.after(START_MILLIS, this::invoke);
    }

    private void invoke() {
        long startedAt = time.now();
        boolean succeeded = call();
        recordToken(succeeded);
        figures.countCall(startedAt, !succeeded, time.now() > startedAt);
        long quiet = succeeded ? weChat.quietMillis() : 0;
        long pause = quiet
                + 1
                + (long) (random.nextExponential() * scenario.callInterval().toMillis());
        if (time.now() + pause < scenario.duration().toMillis()) {
            time.after(pause, this::invoke);
        }
    }

    private boolean call() {
        Deadline deadline = time.deadline(INVOCATION_MILLIS);
        InvocationRecorder recorder = recorder();
        RetryingCall call = new RetryingCall(
                transport.withListener(recorder::recordAttempt),
                app.tokens(),
                new RetryBackoff(budget, timing, deadline),
                REQUEST_TIMEOUT_MILLIS,
                API.isReadOnly(),
                deadline,
                recorder);
        try {
            return !call.execute(FleetInstance::request, this::map).isError();
        } catch (WeChatCallException e) {
            return false;
        }
    }

    private static TransportRequest request(AccessToken token) {
        return TransportRequest.get(TARGET, Map.of("access_token", token.value()), true);
    }

    private CallResult map(TransportResponse response) {
        return response.equals(FleetWeChat.SUCCESS)
                ? Success.RESULT
                : ResponseMapper.map(CALL, toApiResponse(response), app.guard());
    }

    private static ApiResponse toApiResponse(TransportResponse response) {
        return new ApiResponse(response.status(), response.contentType(), response.body());
    }

    private void recordToken(boolean has) {
        if (has) {
            figures.recordToken(number, time.now());
        }
    }

    private InvocationRecorder recorder() {
        return new InvocationRecorder(time, StartType.WARM, API.name(), null);
    }

    /** The result of all calls that succeed, which is mapped once. */
    private static final class Success {
        static final CallResult RESULT = ResponseMapper.map(CALL.request(), toApiResponse(FleetWeChat.SUCCESS));
    }
}
