package io.cloudcall.functional.signing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.wechat.Timing;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The time of a signature, which WeChat accepts for five minutes. */
class SignatureTimeTest extends SignedCallFixture {
    private Sandbox server = Sandbox.builder().start();

    @AfterEach
    void stop() {
        server.close();
    }

    private void pause() {
        clock.advance(Duration.ofMinutes(10));
        server = Sandbox.builder().port(server.port()).start();
    }

    @Test
    void isThatOfTheAttemptAfterAPauseInWhichNothingCouldBeSent() {
        store(keys());
        server.close();
        Map<String, String> settings = new HashMap<>(settings());
        settings.put("WECHAT_API_BASE_URL", server.baseUrl());
        settings.put("WECHAT_ACCESS_TOKEN_URL", sandbox.server().tokenServiceUrl());
        settings.put("WECHAT_ACCESS_TOKEN_AUTHORIZATION", sandbox.server().tokenServiceAuthorization());

        sandbox.function(new Timing(clock, new Random(2), millis -> pause()), settings)
                .invoke(EVENT);

        assertEquals(
                Long.toString(clock.instant().getEpochSecond()),
                server.requests().getFirst().header("Wechatmp-TimeStamp"));
    }
}
