package io.cloudcall.wechat;

import io.cloudcall.http.Transport;
import io.cloudcall.http.TransportFailures;
import io.cloudcall.http.TransportRequest;
import io.cloudcall.http.TransportResponse;
import io.cloudcall.wechat.FleetScenario.Weather;
import io.cloudcall.wechat.FleetScenario.Weather.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * WeChat, and a token service, as a fleet in {@link VirtualTime} meets them. An answered token call takes 60 to 240 ms;
 * an answered API call takes no time, since only the token matters.
 */
final class FleetWeChat implements Transport {
    static final TransportResponse SUCCESS = json("{}");

    private static final long MARGIN_MILLIS = 60_000;
    private static final long AFTERMATH_MILLIS = 300_000;

    private final VirtualTime time;
    private final FleetScenario scenario;
    private final FleetFigures figures;
    private final RandomGenerator random;
    private final FleetTokens tokens;

    FleetWeChat(VirtualTime time, FleetScenario scenario, FleetFigures figures, RandomGenerator random) {
        this.time = time;
        this.scenario = scenario;
        this.figures = figures;
        this.random = random;
        tokens = new FleetTokens(scenario.minuteLimit(), scenario.window(), figures);
        scenario.weather().forEach(this::scheduleRevocation);
    }

    private void scheduleRevocation(Weather weather) {
        if (weather.kind() == Kind.REVOKED || weather.kind() == Kind.REVOKED_YET_RETURNED) {
            time.after(weather.from().toMillis(), () -> tokens.revoke(weather.kind() == Kind.REVOKED));
        }
    }

    @Override
    public CompletableFuture<TransportResponse> send(TransportRequest request, long timeoutMillis) {
        Kind kind = weather();
        String path = request.target().getPath();
        if (!path.equals(FleetInstance.API_PATH)) {
            return sendTokenCall(request, path.equals(FleetInstance.SERVICE_PATH), kind, timeoutMillis);
        }
        figures.countApiRequest(time.now());
        if (isOutOfReach(kind)) {
            return fail(kind, timeoutMillis);
        }
        String uri = request.requestUri();
        TransportResponse answer = kind == Kind.BUSY
                ? error(-1)
                : tokens.isValid(uri.substring(uri.indexOf('=') + 1), time.now()) ? SUCCESS : error(40001);
        return CompletableFuture.completedFuture(answer);
    }

    private CompletableFuture<TransportResponse> sendTokenCall(
            TransportRequest request, boolean toService, Kind kind, long timeoutMillis) {
        boolean force = !toService && body(request).contains("\"force_refresh\":true");
        if (isOutOfReach(kind)) {
            figures.countTokenCall(time.now(), force);
            return fail(kind, timeoutMillis);
        }
        long halfway = random.nextLong(30, 121);
        return later(halfway, () -> answerTokenCall(toService, force, kind))
                .thenCompose(answer -> later(halfway, () -> answer));
    }

    private TransportResponse answerTokenCall(boolean toService, boolean force, Kind kind) {
        if (toService) {
            return tokens.share(time.now());
        }
        figures.countTokenCall(time.now(), force);
        return switch (kind) {
            case BUSY -> error(-1);
            case WRONG_SECRET -> error(40125);
            default -> force ? tokens.forceRefresh(time.now()) : tokens.getOrIssue(time.now());
        };
    }

    private static boolean isOutOfReach(Kind kind) {
        return kind == Kind.SILENT || kind == Kind.REFUSED;
    }

    private CompletableFuture<TransportResponse> fail(Kind kind, long timeoutMillis) {
        boolean isRefused = kind == Kind.REFUSED;
        return later(isRefused ? random.nextLong(60, 241) : timeoutMillis, () -> {
            throw isRefused ? TransportFailures.refused() : TransportFailures.timeout();
        });
    }

    private Kind weather() {
        for (Weather weather : scenario.weather()) {
            if (weather.includes(time.now())) {
                return weather.kind();
            }
        }
        return Kind.FAIR;
    }

    private CompletableFuture<TransportResponse> later(long millis, Supplier<TransportResponse> answer) {
        CompletableFuture<TransportResponse> future = new CompletableFuture<>();
        time.after(millis, () -> {
            try {
                future.complete(answer.get());
            } catch (RuntimeException e) {
                future.completeExceptionally(e);
            }
        });
        return future;
    }

    private static String body(TransportRequest request) {
        return request.body() == null ? "" : new String(request.body().getFirst(), StandardCharsets.UTF_8);
    }

    static TransportResponse error(int code) {
        return json("{\"errcode\":" + code + ",\"errmsg\":\"simulated\"}");
    }

    static TransportResponse json(String text) {
        return new TransportResponse(
                200, Map.of("content-type", "application/json"), text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Returns for how long from now no call of an instance with a token can matter, as the token is neither new nor
     * about to end, and WeChat well. Such calls are left out.
     */
    long quietMillis() {
        long quiet = tokens.quietMillis(time.now());
        for (Weather weather : scenario.weather()) {
            long begins = weather.from().toMillis() - MARGIN_MILLIS;
            if (time.now() < weather.to().toMillis() + AFTERMATH_MILLIS) {
                quiet = Math.min(quiet, begins - time.now());
            }
        }
        return Math.max(quiet, 0);
    }

    @Override
    public void close() {}
}
