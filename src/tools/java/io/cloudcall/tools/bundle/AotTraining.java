package io.cloudcall.tools.bundle;

import io.cloudcall.tools.aws.EventBridgeStub;
import io.cloudcall.tools.aws.SecretsManagerStub;
import io.cloudcall.tools.lambda.Reply;
import io.cloudcall.tools.lambda.RuntimeApiStub;
import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.tools.sandbox.SandboxCertificate;
import io.cloudcall.tools.sandbox.push.PushEventCatalog;
import io.cloudcall.tools.sandbox.push.PushHttpRequest;
import io.cloudcall.tools.sandbox.push.PushedMessage;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The training run of a bundle: invokes its function with typical events, by the real runtime interface client and over
 * TLS, so that its JVM writes an AOT cache. Uses loopback only.
 */
public final class AotTraining {
    private static final String GETALL = "/cgi-bin/express/business/account/getall";
    private static final String APP_SECRET = "wechat";
    private static final String PUSH_KEYS = "wechat-push";
    private static final int MANY_ACCOUNTS = 100;
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final RuntimeApiStub api;
    private final Sandbox sandbox;

    private AotTraining(RuntimeApiStub api, Sandbox sandbox) {
        this.api = api;
        this.sandbox = sandbox;
    }

    /** Trains the bundle in the folder of the first argument, and writes app.aot there. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path bundle = Path.of(args[0]).toAbsolutePath();
        Path certificates = Files.createTempDirectory("cloudcall-training");
        SandboxCertificate certificate = SandboxCertificate.forLoopback(certificates);
        try (Sandbox sandbox = Sandbox.builder().certificate(certificate).start();
                SegmentingRelay relay =
                        SegmentingRelay.start(URI.create(sandbox.baseUrl()).getPort());
                SecretsManagerStub secrets = new SecretsManagerStub()
                        .putSecret(APP_SECRET, sandbox.appSecret())
                        .putSecret(PUSH_KEYS, sandbox.pushKeys().encode());
                EventBridgeStub bus = new EventBridgeStub();
                RuntimeApiStub api = new RuntimeApiStub()) {
            Map<String, String> settings = new HashMap<>(secrets.environment());
            settings.putAll(bus.environment());
            settings.put("WECHAT_CA_FILE", certificate.caFile().toString());
            settings.put("WECHAT_API_BASE_URL", "https://localhost:" + relay.port());
            settings.put("WECHAT_APP_ID", sandbox.appId());
            Process function = start(bundle, api, settings);
            try {
                new AotTraining(api, sandbox).run();
                // The JVM writes the cache on SIGTERM.
                function.destroy();
                require(function.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS), "the function does not end");
            } finally {
                function.destroyForcibly();
            }
            require(Files.exists(bundle.resolve("app.aot")), "no cache was written");
        } finally {
            Files.delete(certificate.caFile());
            Files.delete(certificates);
        }
    }

    private static Process start(Path bundle, RuntimeApiStub api, Map<String, String> settings) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(bundle.resolve("bootstrap").toString()).inheritIO();
        builder.environment().clear();
        builder.environment().put("CLOUDCALL_AOT", "AOTCacheOutput=app.aot");
        builder.environment().put("_HANDLER", TrainingFunction.class.getName() + "::handleRequest");
        builder.environment().put("AWS_LAMBDA_RUNTIME_API", api.address());
        // A build machine may be slow.
        builder.environment().put("WECHAT_REQUEST_TIMEOUT_MS", Long.toString(TIMEOUT.toMillis()));
        builder.environment().put("WECHAT_APP_SECRET_ARN", APP_SECRET);
        builder.environment().put("WECHAT_PUSH_ARN", PUSH_KEYS);
        builder.environment().put("WECHAT_PUSH_BUS", "wechat-push");
        builder.environment().putAll(settings);
        return builder.start();
    }

    private void run() throws IOException {
        expect("{}", "getAllAccount:ok");
        sandbox.tokens().expireAll();
        addManyAccounts();
        expect("{}", "getAllAccount:ok");
        sandbox.faults().next(GETALL, Fault.errcode(48001, "api unauthorized"));
        expect("{}", "\"errCode\":48001");
        expect("[]", "\"errCode\":-601002");
        sandbox.closeConnections();
        for (String event : List.of("http-api-post", "http-api-get", "rest-api-post", "function-url-post")) {
            expect(Files.readString(Path.of("events", event + ".json")), "\"statusCode\":200");
        }
        expect(Files.readString(Path.of("events/schedule-rule.json")), "getAllAccount:ok");
        expect(push(), "\"body\":\"success\"");
    }

    /** Returns the event of an HTTP API with a push of the sandbox's: a waybill has moved. */
    private String push() {
        PushedMessage message = PushEventCatalog.find("add_express_path")
                .orElseThrow()
                .message(sandbox.appId(), new JsonObject(), Instant.now());
        PushHttpRequest request = PushHttpRequest.push(
                sandbox.pushes().keys(sandbox.appId()), sandbox.appId(), message, Instant.now(), new SecureRandom());
        JsonObject http = new JsonObject().put("method", request.method()).put("path", "/push");
        return new JsonObject()
                .put("version", "2.0")
                .put("routeKey", TrainingFunction.PUSH_ROUTE)
                .put("rawPath", "/push")
                .put("rawQueryString", request.query())
                .put("headers", new JsonObject().put("content-type", "application/json"))
                .put("requestContext", new JsonObject().put("http", http))
                .put("body", request.body())
                .put("isBase64Encoded", false)
                .encode();
    }

    /** Adds so many accounts that a response arrives in several reads. */
    private void addManyAccounts() {
        JsonArray few = sandbox.accounts().list();
        JsonArray many = new JsonArray();
        for (int i = 0; i < MANY_ACCOUNTS; i++) {
            many.add(few.getJsonObject(i % few.size()).copy());
        }
        sandbox.accounts().replaceAll(many);
    }

    private void expect(String event, String expected) {
        try {
            Reply reply = api.invoke(event, TIMEOUT).get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
            require(reply.succeeded() && reply.body().contains(expected), "unexpected: " + reply.body());
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException("no reply to " + event, e);
        }
    }

    private static void require(boolean condition, String problem) {
        if (!condition) {
            throw new IllegalStateException("the training failed: " + problem);
        }
    }
}
