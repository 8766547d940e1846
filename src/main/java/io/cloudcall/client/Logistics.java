package io.cloudcall.client;

import io.cloudcall.call.CallRequest;
import io.cloudcall.logistics.AccountList;
import io.cloudcall.logistics.model.AddOrderRequest;
import io.cloudcall.logistics.model.AddOrderResponse;
import io.cloudcall.logistics.model.BatchGetOrderRequest;
import io.cloudcall.logistics.model.BatchGetOrderResponse;
import io.cloudcall.logistics.model.BindAccountRequest;
import io.cloudcall.logistics.model.BindAccountResponse;
import io.cloudcall.logistics.model.CancelOrderRequest;
import io.cloudcall.logistics.model.CancelOrderResponse;
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
import io.cloudcall.wechat.Deadline;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The calls of the logistics assistant (物流助手), with types of their own. Immutable and thread-safe.
 *
 * <p>A call without a timeout of its own has the one of {@link #withTimeout}, at first
 * {@link CloudCallClient#DEFAULT_TIMEOUT}. Null for a request is a {@link NullPointerException}.
 */
public final class Logistics {
    private static final String GET_ALL_ACCOUNT = "logistics.getAllAccount";

    private final CallExecutor executor;
    private final @Nullable String appId;
    private final Duration timeout;

    /** @param appId the AppID that the calls are made for, or null for the client's own */
    Logistics(CallExecutor executor, @Nullable String appId) {
        this(executor, appId, CloudCallClient.DEFAULT_TIMEOUT);
    }

    private Logistics(CallExecutor executor, @Nullable String appId, Duration timeout) {
        this.executor = executor;
        this.appId = appId;
        this.timeout = timeout;
    }

    /**
     * Returns the same calls with another timeout, which covers all of one call: access token, retries and response.
     * With zero or less a call fails at once, by -604102.
     *
     * @param timeout the timeout
     * @return the calls
     */
    public Logistics withTimeout(Duration timeout) {
        return new Logistics(executor, appId, Objects.requireNonNull(timeout, "the timeout is null"));
    }

    /**
     * Returns the bound logistics accounts.
     *
     * @return the accounts
     * @throws CloudCallException if the call fails, or the response is no list of accounts
     * @throws IllegalStateException if the client is closed
     * @see <a
     *     href="https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/express/express-by-business/getAllAccount.html">
     *     获取所有绑定的物流账号</a>
     */
    public AccountList getAllAccount() {
        return getAllAccount(timeout);
    }

    /**
     * Returns the same within {@code timeout}.
     *
     * @param timeout the timeout, as that of {@link #withTimeout}
     * @return the accounts
     */
    public AccountList getAllAccount(Duration timeout) {
        return getAllAccount(executor.deadlineIn(timeout));
    }

    /**
     * Runs {@link #getAllAccount()} in a virtual thread. The future fails with a {@link CloudCallException}, as the
     * cause of what {@code get} and {@code join} throw. Canceling it does not take the request back.
     *
     * @return the accounts, later
     */
    public CompletableFuture<AccountList> getAllAccountAsync() {
        return getAllAccountAsync(timeout);
    }

    /**
     * Runs {@code getAllAccount} within {@code timeout}, which starts now.
     *
     * @param timeout the timeout, as that of {@link #withTimeout}
     * @return the accounts, later
     */
    public CompletableFuture<AccountList> getAllAccountAsync(Duration timeout) {
        Deadline deadline = executor.deadlineIn(timeout);
        return executor.executeAsync(() -> getAllAccount(deadline));
    }

    private AccountList getAllAccount(Deadline deadline) {
        return call(GET_ALL_ACCOUNT, "{}", AccountList::fromJson, deadline, "no list of accounts");
    }

    private <T> T call(String api, String json, Function<String, T> reading) {
        return call(api, json, reading, executor.deadlineIn(timeout), "none of " + api);
    }

    private <T> CompletableFuture<T> callAsync(String api, String json, Function<String, T> reading) {
        Deadline deadline = executor.deadlineIn(timeout);
        return executor.executeAsync(() -> call(api, json, reading, deadline, "none of " + api));
    }

    private <T> T call(String api, String json, Function<String, T> reading, Deadline deadline, String otherwise) {
        String result = executor.execute(
                        api,
                        CallOptions.DEFAULT,
                        () -> CallRequest.of(api, JsonConverter.fromJson(json)).withAppId(appId),
                        deadline)
                .json();
        try {
            return reading.apply(result);
        } catch (IllegalArgumentException e) {
            throw executor.invalidResponse("WeChat's answer is " + otherwise);
        }
    }

    // Below: generated by clients/java/types/generate.py.

    /**
     * Returns the delivery companies that the logistics assistant works with.
     *
     * @return WeChat's answer
     * @throws CloudCallException if the call fails, or the response is none of this call
     * @throws IllegalStateException if the client is closed
     * @see <a
     *     href="https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/express/express-by-business/getAllDelivery.html">
     *     获取支持的快递公司列表</a>
     */
    public GetAllDeliveryResponse getAllDelivery() {
        return call("logistics.getAllDelivery", "{}", GetAllDeliveryResponse::fromJson);
    }

    /**
     * Runs {@link #getAllDelivery()} in a virtual thread, as {@link #getAllAccountAsync()} does.
     *
     * @return WeChat's answer, later
     */
    public CompletableFuture<GetAllDeliveryResponse> getAllDeliveryAsync() {
        return callAsync("logistics.getAllDelivery", "{}", GetAllDeliveryResponse::fromJson);
    }

    /**
     * Binds a logistics account to the mini program, or unbinds it.
     *
     * @param request the data
     * @return WeChat's answer
     * @throws CloudCallException if the call fails, or the response is none of this call
     * @throws IllegalStateException if the client is closed
     * @see <a
     *     href="https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/express/express-by-business/bindAccount.html">
     *     绑定、解绑物流账号</a>
     */
    public BindAccountResponse bindAccount(BindAccountRequest request) {
        return call("logistics.bindAccount", request.toJson(), BindAccountResponse::fromJson);
    }

    /**
     * Runs {@link #bindAccount(BindAccountRequest)} in a virtual thread, as {@link #getAllAccountAsync()} does.
     *
     * @param request the data
     * @return WeChat's answer, later
     */
    public CompletableFuture<BindAccountResponse> bindAccountAsync(BindAccountRequest request) {
        return callAsync("logistics.bindAccount", request.toJson(), BindAccountResponse::fromJson);
    }

    /**
     * Adds an order, for which the delivery company makes a waybill. Sent once: after a timeout, ask {@code getOrder}
     * whether WeChat has it.
     *
     * @param request the data
     * @return WeChat's answer
     * @throws CloudCallException if the call fails, or the response is none of this call
     * @throws IllegalStateException if the client is closed
     * @see <a
     *     href="https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/express/express-by-business/addOrder.html">
     *     生成运单</a>
     */
    public AddOrderResponse addOrder(AddOrderRequest request) {
        return call("logistics.addOrder", request.toJson(), AddOrderResponse::fromJson);
    }

    /**
     * Runs {@link #addOrder(AddOrderRequest)} in a virtual thread, as {@link #getAllAccountAsync()} does.
     *
     * @param request the data
     * @return WeChat's answer, later
     */
    public CompletableFuture<AddOrderResponse> addOrderAsync(AddOrderRequest request) {
        return callAsync("logistics.addOrder", request.toJson(), AddOrderResponse::fromJson);
    }

    /**
     * Returns an order's waybill, to print it.
     *
     * @param request the data
     * @return WeChat's answer
     * @throws CloudCallException if the call fails, or the response is none of this call
     * @throws IllegalStateException if the client is closed
     * @see <a
     *     href="https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/express/express-by-business/getOrder.html">
     *     获取运单数据</a>
     */
    public GetOrderResponse getOrder(GetOrderRequest request) {
        return call("logistics.getOrder", request.toJson(), GetOrderResponse::fromJson);
    }

    /**
     * Runs {@link #getOrder(GetOrderRequest)} in a virtual thread, as {@link #getAllAccountAsync()} does.
     *
     * @param request the data
     * @return WeChat's answer, later
     */
    public CompletableFuture<GetOrderResponse> getOrderAsync(GetOrderRequest request) {
        return callAsync("logistics.getOrder", request.toJson(), GetOrderResponse::fromJson);
    }

    /**
     * Returns the waybills of up to 100 orders.
     *
     * @param request the data
     * @return WeChat's answer
     * @throws CloudCallException if the call fails, or the response is none of this call
     * @throws IllegalStateException if the client is closed
     * @see <a
     *     href="https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/express/express-by-business/batchGetOrder.html">
     *     批量获取运单数据</a>
     */
    public BatchGetOrderResponse batchGetOrder(BatchGetOrderRequest request) {
        return call("logistics.batchGetOrder", request.toJson(), BatchGetOrderResponse::fromJson);
    }

    /**
     * Runs {@link #batchGetOrder(BatchGetOrderRequest)} in a virtual thread, as {@link #getAllAccountAsync()} does.
     *
     * @param request the data
     * @return WeChat's answer, later
     */
    public CompletableFuture<BatchGetOrderResponse> batchGetOrderAsync(BatchGetOrderRequest request) {
        return callAsync("logistics.batchGetOrder", request.toJson(), BatchGetOrderResponse::fromJson);
    }

    /**
     * Cancels an order.
     *
     * @param request the data
     * @return WeChat's answer
     * @throws CloudCallException if the call fails, or the response is none of this call
     * @throws IllegalStateException if the client is closed
     * @see <a
     *     href="https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/express/express-by-business/cancelOrder.html">
     *     取消运单</a>
     */
    public CancelOrderResponse cancelOrder(CancelOrderRequest request) {
        return call("logistics.cancelOrder", request.toJson(), CancelOrderResponse::fromJson);
    }

    /**
     * Runs {@link #cancelOrder(CancelOrderRequest)} in a virtual thread, as {@link #getAllAccountAsync()} does.
     *
     * @param request the data
     * @return WeChat's answer, later
     */
    public CompletableFuture<CancelOrderResponse> cancelOrderAsync(CancelOrderRequest request) {
        return callAsync("logistics.cancelOrder", request.toJson(), CancelOrderResponse::fromJson);
    }

    /**
     * Returns where a waybill's parcels have been.
     *
     * @param request the data
     * @return WeChat's answer
     * @throws CloudCallException if the call fails, or the response is none of this call
     * @throws IllegalStateException if the client is closed
     * @see <a
     *     href="https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/express/express-by-business/getPath.html">
     *     查询运单轨迹</a>
     */
    public GetPathResponse getPath(GetPathRequest request) {
        return call("logistics.getPath", request.toJson(), GetPathResponse::fromJson);
    }

    /**
     * Runs {@link #getPath(GetPathRequest)} in a virtual thread, as {@link #getAllAccountAsync()} does.
     *
     * @param request the data
     * @return WeChat's answer, later
     */
    public CompletableFuture<GetPathResponse> getPathAsync(GetPathRequest request) {
        return callAsync("logistics.getPath", request.toJson(), GetPathResponse::fromJson);
    }

    /**
     * Returns the users who may print waybills.
     *
     * @return WeChat's answer
     * @throws CloudCallException if the call fails, or the response is none of this call
     * @throws IllegalStateException if the client is closed
     * @see <a
     *     href="https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/express/express-by-business/getPrinter.html">
     *     获取打印员</a>
     */
    public GetPrinterResponse getPrinter() {
        return call("logistics.getPrinter", "{}", GetPrinterResponse::fromJson);
    }

    /**
     * Runs {@link #getPrinter()} in a virtual thread, as {@link #getAllAccountAsync()} does.
     *
     * @return WeChat's answer, later
     */
    public CompletableFuture<GetPrinterResponse> getPrinterAsync() {
        return callAsync("logistics.getPrinter", "{}", GetPrinterResponse::fromJson);
    }

    /**
     * Returns how many electronic waybills an account has left; for franchised delivery companies only.
     *
     * @param request the data
     * @return WeChat's answer
     * @throws CloudCallException if the call fails, or the response is none of this call
     * @throws IllegalStateException if the client is closed
     * @see <a
     *     href="https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/express/express-by-business/getQuota.html">
     *     获取电子面单余额</a>
     */
    public GetQuotaResponse getQuota(GetQuotaRequest request) {
        return call("logistics.getQuota", request.toJson(), GetQuotaResponse::fromJson);
    }

    /**
     * Runs {@link #getQuota(GetQuotaRequest)} in a virtual thread, as {@link #getAllAccountAsync()} does.
     *
     * @param request the data
     * @return WeChat's answer, later
     */
    public CompletableFuture<GetQuotaResponse> getQuotaAsync(GetQuotaRequest request) {
        return callAsync("logistics.getQuota", request.toJson(), GetQuotaResponse::fromJson);
    }

    /**
     * Lets a user print waybills with WeChat's program for it, or no longer.
     *
     * @param request the data
     * @return WeChat's answer
     * @throws CloudCallException if the call fails, or the response is none of this call
     * @throws IllegalStateException if the client is closed
     * @see <a
     *     href="https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/express/express-by-business/updatePrinter.html">
     *     配置面单打印员</a>
     */
    public UpdatePrinterResponse updatePrinter(UpdatePrinterRequest request) {
        return call("logistics.updatePrinter", request.toJson(), UpdatePrinterResponse::fromJson);
    }

    /**
     * Runs {@link #updatePrinter(UpdatePrinterRequest)} in a virtual thread, as {@link #getAllAccountAsync()} does.
     *
     * @param request the data
     * @return WeChat's answer, later
     */
    public CompletableFuture<UpdatePrinterResponse> updatePrinterAsync(UpdatePrinterRequest request) {
        return callAsync("logistics.updatePrinter", request.toJson(), UpdatePrinterResponse::fromJson);
    }

    /**
     * Adds an event to a waybill of WeChat's own sandbox, the delivery company {@code TEST}.
     *
     * @param request the data
     * @return WeChat's answer
     * @throws CloudCallException if the call fails, or the response is none of this call
     * @throws IllegalStateException if the client is closed
     * @see <a
     *     href="https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/express/express-by-business/testUpdateOrder.html">
     *     模拟更新订单状态</a>
     */
    public TestUpdateOrderResponse testUpdateOrder(TestUpdateOrderRequest request) {
        return call("logistics.testUpdateOrder", request.toJson(), TestUpdateOrderResponse::fromJson);
    }

    /**
     * Runs {@link #testUpdateOrder(TestUpdateOrderRequest)} in a virtual thread, as {@link #getAllAccountAsync()} does.
     *
     * @param request the data
     * @return WeChat's answer, later
     */
    public CompletableFuture<TestUpdateOrderResponse> testUpdateOrderAsync(TestUpdateOrderRequest request) {
        return callAsync("logistics.testUpdateOrder", request.toJson(), TestUpdateOrderResponse::fromJson);
    }

    /**
     * Returns the sender and the receiver of a waybill; for delivery companies.
     *
     * @param request the data
     * @return WeChat's answer
     * @throws CloudCallException if the call fails, or the response is none of this call
     * @throws IllegalStateException if the client is closed
     * @see <a
     *     href="https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/express/express-by-provider/getContact.html">
     *     获取面单联系人信息</a>
     */
    public GetContactResponse getContact(GetContactRequest request) {
        return call("logistics.getContact", request.toJson(), GetContactResponse::fromJson);
    }

    /**
     * Runs {@link #getContact(GetContactRequest)} in a virtual thread, as {@link #getAllAccountAsync()} does.
     *
     * @param request the data
     * @return WeChat's answer, later
     */
    public CompletableFuture<GetContactResponse> getContactAsync(GetContactRequest request) {
        return callAsync("logistics.getContact", request.toJson(), GetContactResponse::fromJson);
    }

    /**
     * Renders a template of waybills; for delivery companies.
     *
     * @param request the data
     * @return WeChat's answer
     * @throws CloudCallException if the call fails, or the response is none of this call
     * @throws IllegalStateException if the client is closed
     * @see <a
     *     href="https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/express/express-by-provider/previewTemplate.html">
     *     预览面单模板</a>
     */
    public PreviewTemplateResponse previewTemplate(PreviewTemplateRequest request) {
        return call("logistics.previewTemplate", request.toJson(), PreviewTemplateResponse::fromJson);
    }

    /**
     * Runs {@link #previewTemplate(PreviewTemplateRequest)} in a virtual thread, as {@link #getAllAccountAsync()} does.
     *
     * @param request the data
     * @return WeChat's answer, later
     */
    public CompletableFuture<PreviewTemplateResponse> previewTemplateAsync(PreviewTemplateRequest request) {
        return callAsync("logistics.previewTemplate", request.toJson(), PreviewTemplateResponse::fromJson);
    }

    /**
     * Accepts a shop's account or refuses it; for delivery companies.
     *
     * @param request the data
     * @return WeChat's answer
     * @throws CloudCallException if the call fails, or the response is none of this call
     * @throws IllegalStateException if the client is closed
     * @see <a
     *     href="https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/express/express-by-provider/updateBusiness.html">
     *     更新商户审核结果</a>
     */
    public UpdateBusinessResponse updateBusiness(UpdateBusinessRequest request) {
        return call("logistics.updateBusiness", request.toJson(), UpdateBusinessResponse::fromJson);
    }

    /**
     * Runs {@link #updateBusiness(UpdateBusinessRequest)} in a virtual thread, as {@link #getAllAccountAsync()} does.
     *
     * @param request the data
     * @return WeChat's answer, later
     */
    public CompletableFuture<UpdateBusinessResponse> updateBusinessAsync(UpdateBusinessRequest request) {
        return callAsync("logistics.updateBusiness", request.toJson(), UpdateBusinessResponse::fromJson);
    }

    /**
     * Adds an event to a waybill; for delivery companies.
     *
     * @param request the data
     * @return WeChat's answer
     * @throws CloudCallException if the call fails, or the response is none of this call
     * @throws IllegalStateException if the client is closed
     * @see <a
     *     href="https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/express/express-by-provider/updatePath.html">
     *     更新运单轨迹</a>
     */
    public UpdatePathResponse updatePath(UpdatePathRequest request) {
        return call("logistics.updatePath", request.toJson(), UpdatePathResponse::fromJson);
    }

    /**
     * Runs {@link #updatePath(UpdatePathRequest)} in a virtual thread, as {@link #getAllAccountAsync()} does.
     *
     * @param request the data
     * @return WeChat's answer, later
     */
    public CompletableFuture<UpdatePathResponse> updatePathAsync(UpdatePathRequest request) {
        return callAsync("logistics.updatePath", request.toJson(), UpdatePathResponse::fromJson);
    }
}
