package io.cloudcall.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.logistics.Account;
import io.cloudcall.logistics.AccountList;
import io.cloudcall.logistics.AccountStatus;
import io.cloudcall.logistics.model.AddOrderRequest;
import io.cloudcall.logistics.model.AddOrderResponse;
import io.cloudcall.logistics.model.BatchGetOrderRequest;
import io.cloudcall.logistics.model.BatchGetOrderResponse;
import io.cloudcall.logistics.model.BatchedOrder;
import io.cloudcall.logistics.model.BindAccountRequest;
import io.cloudcall.logistics.model.BindAccountResponse;
import io.cloudcall.logistics.model.CancelOrderRequest;
import io.cloudcall.logistics.model.CancelOrderResponse;
import io.cloudcall.logistics.model.CargoItem;
import io.cloudcall.logistics.model.DeliveryCompany;
import io.cloudcall.logistics.model.DeliveryServiceType;
import io.cloudcall.logistics.model.GetAllDeliveryResponse;
import io.cloudcall.logistics.model.GetContactRequest;
import io.cloudcall.logistics.model.GetContactResponse;
import io.cloudcall.logistics.model.GetOrderRequest;
import io.cloudcall.logistics.model.GetOrderResponse;
import io.cloudcall.logistics.model.GetPathRequest;
import io.cloudcall.logistics.model.GetPathResponse;
import io.cloudcall.logistics.model.GetPrinterResponse;
import io.cloudcall.logistics.model.GetQuotaRequest;
import io.cloudcall.logistics.model.GetQuotaResponse;
import io.cloudcall.logistics.model.OrderCargo;
import io.cloudcall.logistics.model.OrderInsurance;
import io.cloudcall.logistics.model.OrderParty;
import io.cloudcall.logistics.model.OrderReference;
import io.cloudcall.logistics.model.OrderService;
import io.cloudcall.logistics.model.OrderShop;
import io.cloudcall.logistics.model.PreviewTemplateRequest;
import io.cloudcall.logistics.model.PreviewTemplateResponse;
import io.cloudcall.logistics.model.TestUpdateOrderRequest;
import io.cloudcall.logistics.model.TestUpdateOrderResponse;
import io.cloudcall.logistics.model.UpdateBusinessRequest;
import io.cloudcall.logistics.model.UpdateBusinessResponse;
import io.cloudcall.logistics.model.UpdatePathRequest;
import io.cloudcall.logistics.model.UpdatePathResponse;
import io.cloudcall.logistics.model.UpdatePrinterRequest;
import io.cloudcall.logistics.model.UpdatePrinterResponse;
import io.cloudcall.logistics.model.WaybillContact;
import io.cloudcall.logistics.model.WaybillEvent;
import io.cloudcall.logistics.model.WaybillField;
import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.tools.sandbox.logistics.SampleOrder;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each typed call, made in the order in which a shop and a delivery company make them, against the sandbox. */
@Timeout(120)
class TypedLogisticsTest {
    private static final String BIZ_ID = "广州海珠网点_云朵信息科技";
    private static final String IN_REVIEW = "EMS_SHOP_1";
    private static final String OPENID = "oABC123456";
    private static final String SHOP = "wx00000000000000a1";
    private static final Map<String, String> NO_OTHERS = Map.of();

    @AutoClose
    private final Sandbox sandbox =
            Sandbox.builder().app(SHOP, "fake-secret-of-a-shop").start();

    @AutoClose
    private final CloudCallClient client = CloudCallClient.builder()
            .apps(Map.of(sandbox.appId(), sandbox.appSecret(), SHOP, "fake-secret-of-a-shop"))
            .appId(sandbox.appId())
            .baseUrl(URI.create(sandbox.baseUrl()))
            .build();

    /** Returns the order of {@link SampleOrder}, field by field. */
    static AddOrderRequest order(String orderId, String deliveryId, String bizId) {
        return AddOrderRequest.builder()
                .addSource(0L)
                .orderId(orderId)
                .openid(OPENID)
                .deliveryId(deliveryId)
                .bizId(bizId)
                .customRemark("易碎物品")
                .sender(party("张三", "广州市", "海珠区", "示例路1号").tel("020-88888888").build())
                .receiver(party("王小蒙", "深圳市", "南山区", "示例路2号")
                        .mobile("18600000000")
                        .build())
                .cargo(OrderCargo.builder()
                        .count(2L)
                        .weight(new BigDecimal("5.5"))
                        .spaceX(new BigDecimal("30.5"))
                        .spaceY(new BigDecimal("2E+1"))
                        .spaceZ(BigDecimal.valueOf(20))
                        .detailList(
                                List.of(CargoItem.builder().name("抱枕").count(2L).build()))
                        .build())
                .shop(OrderShop.builder()
                        .wxaPath("/index/index")
                        .imgUrl("https://example.com/pillow.png")
                        .goodsName("抱枕")
                        .goodsCount(2L)
                        .build())
                .insured(OrderInsurance.builder()
                        .useInsured(1L)
                        .insuredValue(10_000L)
                        .build())
                .service(OrderService.builder()
                        .serviceType(1L)
                        .serviceName("标准快递")
                        .build())
                .build();
    }

    private static OrderParty.Builder party(String name, String city, String area, String address) {
        return OrderParty.builder()
                .name(name)
                .province("广东省")
                .city(city)
                .area(area)
                .address(address);
    }

    private static String base64(String html) {
        return Base64.getEncoder().encodeToString(html.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({"false,false", "false,true", "true,false", "true,true"})
    void areMadeBlockingAndNotForTheClientAndForAnApp(boolean ofApp, boolean async) {
        String appId = ofApp ? SHOP : sandbox.appId();
        Logistics logistics = ofApp ? client.app(SHOP).logistics() : client.logistics();
        new Story(sandbox, appId, new TypedCalls(logistics, async)).run();

        assertTrue(sandbox.requests().stream()
                .filter(request -> request.path().startsWith("/cgi-bin/express/"))
                .allMatch(request -> appId.equals(
                        sandbox.tokens().appIdOf(String.valueOf(request.queryParameter("access_token"))))));
        assertEquals(
                16,
                sandbox.requestsByPath().keySet().stream()
                        .filter(path -> path.startsWith("/cgi-bin/express/"))
                        .count());
    }

    private record Story(Sandbox sandbox, String appId, TypedCalls calls) {

        void run() {
            accountsAndCompanies();
            AddOrderResponse added = order();
            waybill(added);
            carrier(added);
            cancel(added);
            printers();
            weChatsSandbox();
        }

        private void accountsAndCompanies() {
            assertEquals(new BindAccountResponse(NO_OTHERS), bind("STO", BIZ_ID));
            assertEquals(new BindAccountResponse(NO_OTHERS), bind("EMS", IN_REVIEW));
            assertEquals(
                    new UpdateBusinessResponse(NO_OTHERS),
                    calls.make(
                            "updateBusiness",
                            UpdateBusinessRequest.builder()
                                    .shopAppId(appId)
                                    .bizId(IN_REVIEW)
                                    .resultCode(0L)
                                    .build(),
                            UpdateBusinessResponse.class));
            assertEquals(
                    List.of(AccountStatus.BOUND, AccountStatus.BOUND),
                    calls.make("getAllAccount", null, AccountList.class).list().stream()
                            .filter(account -> List.of(BIZ_ID, IN_REVIEW).contains(account.bizId()))
                            .map(Account::status)
                            .toList());
            GetAllDeliveryResponse companies = calls.make("getAllDelivery", null, GetAllDeliveryResponse.class);
            assertEquals(companies.data().size(), companies.count());
            DeliveryCompany sf = companies.data().stream()
                    .filter(company -> "SF".equals(company.deliveryId()))
                    .findFirst()
                    .orElseThrow();
            assertEquals(new DeliveryCompany("SF", "顺丰速运", 1L, 0L, sf.serviceType(), "SF_CASH", NO_OTHERS), sf);
            assertEquals(
                    new DeliveryServiceType(0L, "标准快递", NO_OTHERS),
                    sf.serviceType().getFirst());
        }

        private BindAccountResponse bind(String deliveryId, String bizId) {
            return calls.make(
                    "bindAccount",
                    BindAccountRequest.builder()
                            .type("bind")
                            .deliveryId(deliveryId)
                            .bizId(bizId)
                            .password("fake-password")
                            .remarkContent("电话：020-88888888")
                            .build(),
                    BindAccountResponse.class);
        }

        private AddOrderResponse order() {
            AddOrderResponse added =
                    calls.make("addOrder", TypedLogisticsTest.order("order-1", "STO", BIZ_ID), AddOrderResponse.class);

            assertEquals(
                    SampleOrder.of("order-1").put("biz_id", BIZ_ID),
                    new JsonObject(sandbox.requests().getLast().body()));
            assertEquals("order-1", added.orderId());
            assertEquals(
                    new WaybillField("STO_bagAddr", "深圳市", NO_OTHERS),
                    added.waybillData().getFirst());
            assertEquals(
                    new GetQuotaResponse(BigDecimal.valueOf(99), NO_OTHERS),
                    calls.make(
                            "getQuota",
                            GetQuotaRequest.builder()
                                    .deliveryId("STO")
                                    .bizId(BIZ_ID)
                                    .build(),
                            GetQuotaResponse.class));
            return added;
        }

        private void waybill(AddOrderResponse added) {
            GetOrderResponse waybill = getOrder(added);

            assertEquals(added.waybillId(), waybill.waybillId());
            assertEquals(0, waybill.orderStatus());
            assertEquals(added.waybillData(), waybill.waybillData());
            BatchGetOrderResponse several = calls.make(
                    "batchGetOrder",
                    BatchGetOrderRequest.builder()
                            .orderList(List.of(
                                    reference(added),
                                    OrderReference.builder()
                                            .orderId("unknown")
                                            .deliveryId("STO")
                                            .waybillId("STO1")
                                            .build()))
                            .build(),
                    BatchGetOrderResponse.class);
            assertEquals(
                    List.of(0L, 9300528L),
                    several.orderList().stream().map(BatchedOrder::errcode).toList());
            assertTrue(String.valueOf(several.orderList().getFirst().printHtml())
                    .startsWith(base64("<section>").substring(0, 8)));
            assertEquals(0, several.orderList().getFirst().orderStatus());
        }

        private GetOrderResponse getOrder(AddOrderResponse added) {
            return calls.make(
                    "getOrder",
                    GetOrderRequest.builder()
                            .orderId(added.orderId())
                            .openid(OPENID)
                            .deliveryId("STO")
                            .waybillId(added.waybillId())
                            .printType(1L)
                            .build(),
                    GetOrderResponse.class);
        }

        private static OrderReference reference(AddOrderResponse added) {
            return OrderReference.builder()
                    .orderId(added.orderId())
                    .deliveryId("STO")
                    .waybillId(added.waybillId())
                    .build();
        }

        private void carrier(AddOrderResponse added) {
            String token =
                    sandbox.logistics(appId).order("order-1").orElseThrow().token();
            GetContactResponse contact = calls.make(
                    "getContact",
                    GetContactRequest.builder()
                            .token(token)
                            .waybillId(added.waybillId())
                            .build(),
                    GetContactResponse.class);
            assertEquals(new WaybillContact("张三", "020-88888888", "", "广东省广州市海珠区示例路1号", NO_OTHERS), contact.sender());
            assertEquals(new WaybillContact("王小蒙", "", "18600000000", "广东省深圳市南山区示例路2号", NO_OTHERS), contact.receiver());
            preview(added);
            updatePath(added, token);
        }

        private void preview(AddOrderResponse added) {
            PreviewTemplateResponse preview = calls.make(
                    "previewTemplate",
                    PreviewTemplateRequest.builder()
                            .waybillId(added.waybillId())
                            .waybillTemplate(base64("<p>no placeholders</p>"))
                            .waybillData("##STO_mark##11-22-33##")
                            .custom(TypedLogisticsTest.order("order-1", "STO", BIZ_ID))
                            .build(),
                    PreviewTemplateResponse.class);
            assertEquals(
                    new PreviewTemplateResponse(added.waybillId(), base64("<p>no placeholders</p>"), NO_OTHERS),
                    preview);
        }

        private void updatePath(AddOrderResponse added, String token) {
            Instant time = Instant.ofEpochSecond(4_102_444_800L);
            assertEquals(
                    new UpdatePathResponse(NO_OTHERS),
                    calls.make(
                            "updatePath",
                            UpdatePathRequest.builder()
                                    .token(token)
                                    .waybillId(added.waybillId())
                                    .actionTime(time)
                                    .actionType(100003L)
                                    .actionMsg("已分配快递员")
                                    .build(),
                            UpdatePathResponse.class));
            GetPathResponse path = calls.make(
                    "getPath",
                    GetPathRequest.builder()
                            .openid(OPENID)
                            .deliveryId("STO")
                            .waybillId(added.waybillId())
                            .build(),
                    GetPathResponse.class);
            assertEquals(
                    new GetPathResponse(
                            OPENID,
                            "STO",
                            added.waybillId(),
                            1L,
                            List.of(new WaybillEvent(time, 100003L, "已分配快递员", NO_OTHERS)),
                            NO_OTHERS),
                    path);
        }

        private void cancel(AddOrderResponse added) {
            assertEquals(
                    new CancelOrderResponse(0L, "", NO_OTHERS),
                    calls.make(
                            "cancelOrder",
                            CancelOrderRequest.builder()
                                    .openid(OPENID)
                                    .orderId(added.orderId())
                                    .deliveryId("STO")
                                    .waybillId(added.waybillId())
                                    .build(),
                            CancelOrderResponse.class));
            assertEquals(1, getOrder(added).orderStatus());
        }

        private void printers() {
            assertEquals(
                    new UpdatePrinterResponse(NO_OTHERS),
                    calls.make(
                            "updatePrinter",
                            UpdatePrinterRequest.builder()
                                    .openid(OPENID)
                                    .updateType("bind")
                                    .tagidList("123,456")
                                    .build(),
                            UpdatePrinterResponse.class));
            assertEquals(
                    new GetPrinterResponse(1L, List.of(OPENID), List.of("123", "456"), NO_OTHERS),
                    calls.make("getPrinter", null, GetPrinterResponse.class));
        }

        private void weChatsSandbox() {
            AddOrderResponse added = calls.make(
                    "addOrder", TypedLogisticsTest.order("order-2", "TEST", "test_biz_id"), AddOrderResponse.class);
            assertEquals(
                    new TestUpdateOrderResponse(NO_OTHERS),
                    calls.make(
                            "testUpdateOrder",
                            TestUpdateOrderRequest.builder()
                                    .bizId("test_biz_id")
                                    .orderId(added.orderId())
                                    .deliveryId("TEST")
                                    .waybillId(added.waybillId())
                                    .actionTime(Instant.EPOCH)
                                    .actionType(100001L)
                                    .actionMsg("揽件")
                                    .build(),
                            TestUpdateOrderResponse.class));
        }
    }
}
