package io.cloudcall.logistics.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The JSON text of requests, and what they show of themselves. */
class RequestsTest {
    @Test
    void leaveOutWhatIsNotSet() {
        assertEquals("{}", AddOrderRequest.builder().build().toJson());
        assertEquals(
                "{}",
                AddOrderRequest.builder().orderId("1").orderId(null).build().toJson());
        assertEquals(
                "{\"cargo\":{\"count\":0}}",
                AddOrderRequest.builder()
                        .cargo(OrderCargo.builder()
                                .count(0L)
                                .detailList(List.of())
                                .build())
                        .build()
                        .toJson());
    }

    @ParameterizedTest
    @CsvSource({
        "2E+1, 20",
        "20.0, 20.0",
        "0.1, 0.1",
        "1E-7, 0.0000001",
        "12345678901234567890.123456789, 12345678901234567890.123456789",
        "1E+1000000, 1E+1000000",
        "1E-1000000, 1E-1000000"
    })
    void keepTheDigitsOfNumbers(String number, String sent) {
        assertEquals(
                "{\"weight\":" + sent + "}",
                OrderCargo.builder()
                        .weight(new BigDecimal(number))
                        .build()
                        .toObject()
                        .toJson());
    }

    @Test
    void haveTimesInSecondsAndNoLoneSurrogates() {
        assertEquals(
                "{\"expectTime\":4102444800}",
                AddOrderRequest.builder()
                        .expectTime(Instant.parse("2100-01-01T00:00:00.999Z"))
                        .build()
                        .toJson());
        assertEquals(
                "{\"customRemark\":\"易\uFFFD\"}",
                AddOrderRequest.builder().customRemark("易\uD800").build().toJson());
    }

    @Test
    void takeFieldsThatTheyDoNotKnow() {
        GetPathRequest request = GetPathRequest.builder()
                .waybillId("W1")
                .additionalField("orderId", "\"O1\"")
                .additionalField("waybillId", "12345678901234567890")
                .build();

        assertEquals("{\"waybillId\":12345678901234567890,\"orderId\":\"O1\"}", request.toJson());
        assertEquals(
                List.of("orderId", "waybillId"),
                List.copyOf(request.additionalFields().keySet()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "{\"a\":1", "1 2"})
    void refuseFieldsThatAreNotJson(String json) {
        GetPathRequest.Builder builder = GetPathRequest.builder().additionalField("orderId", json);

        assertTrue(String.valueOf(assertThrows(IllegalArgumentException.class, builder::build)
                        .getMessage())
                .startsWith("The additional field is not JSON: "));
    }

    @Test
    void doNotChangeWithTheirBuilders() {
        List<OrderReference> orders =
                new ArrayList<>(List.of(OrderReference.builder().orderId("1").build()));
        BatchGetOrderRequest.Builder builder = BatchGetOrderRequest.builder().orderList(orders);
        BatchGetOrderRequest request = builder.build();
        orders.clear();
        builder.additionalField("more", "1");

        assertEquals("{\"orderList\":[{\"orderId\":\"1\"}]}", request.toJson());
    }

    @Test
    void doNotShowPasswordsAndTokens() {
        assertEquals(
                "BindAccountRequest[type=bind, bizId=B, deliveryId=null, remarkContent=null]",
                BindAccountRequest.builder()
                        .type("bind")
                        .bizId("B")
                        .password("fake-password")
                        .build()
                        .toString());
        assertEquals(
                "GetContactRequest[waybillId=W]",
                GetContactRequest.builder()
                        .waybillId("W")
                        .token("fake-token")
                        .build()
                        .toString());
        assertTrue(UpdatePathRequest.builder()
                .token("fake-token")
                .build()
                .toString()
                .startsWith("UpdatePathRequest[waybillId=null, "));
    }
}
