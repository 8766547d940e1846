package com.example;

import io.cloudcall.client.CloudCallClient;
import io.cloudcall.client.CloudCallException;
import io.cloudcall.client.CloudCalls;
import io.cloudcall.logistics.Account;
import io.cloudcall.logistics.AccountStatus;
import io.cloudcall.logistics.model.AddOrderRequest;
import io.cloudcall.logistics.model.AddOrderResponse;
import io.cloudcall.logistics.model.CargoItem;
import io.cloudcall.logistics.model.GetOrderRequest;
import io.cloudcall.logistics.model.GetQuotaRequest;
import io.cloudcall.logistics.model.OrderCargo;
import io.cloudcall.logistics.model.OrderInsurance;
import io.cloudcall.logistics.model.OrderParty;
import io.cloudcall.logistics.model.OrderService;
import io.cloudcall.logistics.model.OrderShop;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A program that makes calls against a sandbox, and prints a line for each. */
public final class Consumer {
    private static final String OPENID = "oABC123456";

    private final CloudCalls calls;
    private final PrintStream out;

    private Consumer(CloudCalls calls, PrintStream out) {
        this.calls = calls;
        this.out = out;
    }

    /**
     * Runs the program.
     *
     * @param arguments the sandbox's URL, AppID and AppSecret
     */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        out.println("java " + Runtime.version().feature());
        try (CloudCallClient client = CloudCallClient.builder()
                .baseUrl(URI.create(arguments[0]))
                .apps(Map.of(arguments[1], arguments[2]))
                .build()) {
            new Consumer(client.app(arguments[1]), out).run();
        }
    }

    private void run() {
        Account account = calls.logistics().getAllAccount().list().stream()
                .filter(each -> AccountStatus.BOUND.equals(each.status()) && "STO".equals(each.deliveryId()))
                .findFirst()
                .orElseThrow();
        out.println("account " + account.deliveryId() + " " + account.bizId() + " " + account.quotaNum());

        AddOrderResponse added = calls.logistics().addOrder(order(account));
        out.println("order " + added.orderId() + " " + added.waybillId());

        CompletableFuture<String> status = calls.logistics()
                .getOrderAsync(GetOrderRequest.builder()
                        .orderId(added.orderId())
                        .openid(OPENID)
                        .deliveryId(account.deliveryId())
                        .waybillId(added.waybillId())
                        .build())
                .thenApply(waybill -> "async " + waybill.waybillId() + " " + waybill.orderStatus());
        out.println(status.join());

        out.println("any " + calls.call("logistics.getPrinter", "{}"));
        try {
            calls.logistics().getQuota(GetQuotaRequest.builder().deliveryId("STO").bizId("unknown").build());
        } catch (CloudCallException failed) {
            out.println("error " + failed.errCode());
        }
    }

    private static AddOrderRequest order(Account account) {
        return AddOrderRequest.builder()
                .orderId("consumer-1")
                .addSource(0L)
                .openid(OPENID)
                .deliveryId(account.deliveryId())
                .bizId(account.bizId())
                .sender(party("张三", "广州市", "海珠区").tel("020-88888888").build())
                .receiver(party("王小蒙", "深圳市", "南山区").mobile("18600000000").build())
                .cargo(OrderCargo.builder()
                        .count(1L)
                        .weight(new BigDecimal("5.5"))
                        .spaceX(new BigDecimal("30.5"))
                        .spaceY(new BigDecimal("20"))
                        .spaceZ(new BigDecimal("20"))
                        .detailList(List.of(CargoItem.builder().name("抱枕").count(2L).build()))
                        .build())
                .shop(OrderShop.builder()
                        .imgUrl("https://example.com/pillow.png")
                        .goodsName("抱枕")
                        .goodsCount(2L)
                        .build())
                .insured(OrderInsurance.builder().useInsured(0L).build())
                .service(OrderService.builder().serviceType(1L).serviceName("标准快递").build())
                .build();
    }

    private static OrderParty.Builder party(String name, String city, String area) {
        return OrderParty.builder().name(name).province("广东省").city(city).area(area).address("示例路1号");
    }
}
