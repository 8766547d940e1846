package io.cloudcall.logistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cloudcall.tools.sandbox.Sandbox;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The carriers without quota are the ones that getAllDelivery lists so. */
class AccountTest {
    static Stream<JsonObject> carriers() throws IOException {
        try (InputStream in = Sandbox.class.getResourceAsStream("logistics/deliveries.json")) {
            return new JsonArray(Buffer.buffer(Objects.requireNonNull(in).readAllBytes()))
                    .stream().map(JsonObject.class::cast);
        }
    }

    @ParameterizedTest
    @MethodSource("carriers")
    void hasAQuotaOfZeroAtACarrierThatHasQuotas(JsonObject carrier) {
        Account account = AccountList.fromJson("{\"list\":[{\"deliveryId\":\"" + carrier.getString("delivery_id")
                        + "\",\"quotaNum\":0,\"quotaUpdateTime\":1578552960}]}")
                .list()
                .getFirst();

        assertEquals(
                carrier.getInteger("can_get_quota") == 1,
                account.remainingQuota().isPresent());
    }
}
