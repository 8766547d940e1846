package io.cloudcall.functional.signing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.ResultAssert;
import io.cloudcall.functional.RouterSettings;
import io.cloudcall.functional.SandboxExtension;
import io.cloudcall.tools.sandbox.MockClock;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A router with signing keys in a file. */
abstract class SignedCallFixture {
    static final String RISK_RANK = "/wxa/getuserriskrank";
    static final String EVENT = "{\"openapi\":\"" + RISK_RANK
            + "\",\"data\":{\"appid\":\"wx0\",\"openid\":\"o-user\",\"scene\":0,\"client_ip\":\"127.0.0.1\"}}";

    final MockClock clock = MockClock.at(Instant.parse("2026-07-01T08:00:00Z"));

    @RegisterExtension
    final SandboxExtension sandbox = SandboxExtension.create(clock);

    @TempDir
    Path folder;

    /** Returns the keys as the console of the sandbox has them now. */
    JsonObject keys() {
        return sandbox.server().security();
    }

    Path store(JsonObject keys) {
        try {
            return Files.writeString(folder.resolve("security.json"), keys.encode());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns settings of a router that signs {@link #RISK_RANK}. */
    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(RouterSettings.permitting(
                folder,
                List.of(RISK_RANK, "/cgi-bin/express/intracity/getcity", "logistics.getAllAccount", "/wxa/upload")));
        settings.put("WECHAT_API_SECURITY_FILE", folder.resolve("security.json").toString());
        settings.put("WECHAT_SIGNED_APIS", RISK_RANK);
        return settings;
    }

    FunctionUnderTest function() {
        store(keys());
        return sandbox.function(settings());
    }

    static ResultAssert assertOk(String result) {
        return ResultAssert.assertResult(result).isOk(RISK_RANK);
    }

    static boolean isSigned(ReceivedRequest request) {
        boolean isSigned = request.header("Wechatmp-Signature") != null;
        if (isSigned) {
            assertTrue(request.body()
                    .toString()
                    .matches("\\{\"iv\":\"[^\"]{16}\",\"data\":\"[^\"]+\",\"authtag\":\"[^\"]{24}\"}"));
            assertEquals(Set.of("access_token"), request.query().keySet());
        }
        return isSigned;
    }
}
