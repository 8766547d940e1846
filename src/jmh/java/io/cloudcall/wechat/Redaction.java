package io.cloudcall.wechat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The search for secrets in a function that serves several apps, each with an AppSecret and an access token. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Redaction {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final String LINE =
            "openapi.logistics.addOrder:fail biz id not bind rid: 6a43e92e-b5de1390-eb80129f";
    private static final String ACCOUNT =
            "{\"biz_id\":\"a carrier's account\",\"delivery_id\":\"STO\",\"status_code\":0,\"quota_num\":2},";

    /** The number of apps. */
    @Param({"1", "1000"})
    public int apps;

    private final Random random = new Random(1);
    private final SecretRedactor redactor = new SecretRedactor();
    private final byte[] response = ACCOUNT.repeat(150).getBytes(StandardCharsets.UTF_8);
    private SecretRedactor app;

    /** Registers the secrets. */
    @Setup
    public void register() {
        for (int i = 0; i < apps; i++) {
            app = redactor.openScope();
            app.addSecret(secret(32));
            app.addSecret("98_" + secret(133));
        }
    }

    private String secret(int length) {
        StringBuilder secret = new StringBuilder(length);
        while (secret.length() < length) {
            secret.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return secret.toString();
    }

    /** Searches a response of 12 KB for the secrets of its app. */
    @Benchmark
    public byte[] response() {
        return app.maskEchoedSecrets(response);
    }

    /** Searches a log line of an error for the secrets of all apps. */
    @Benchmark
    public String error() {
        return redactor.redact(LINE);
    }
}
