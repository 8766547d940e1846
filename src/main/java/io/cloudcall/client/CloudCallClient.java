package io.cloudcall.client;

import io.cloudcall.call.CallRequest;
import io.cloudcall.call.InvalidRequestException;
import io.cloudcall.http.HttpClientConfig;
import io.cloudcall.json.JsonObject;
import io.cloudcall.wechat.SecretRedactor;
import io.cloudcall.wechat.Timing;
import io.cloudcall.wechat.TokenConfig;
import io.cloudcall.wechat.WeChatClient;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * WeChat's cloud calls (云调用) for programs of your own, without a function between. Thread-safe; one object serves a whole
 * process, and keeps its connections and its access token.
 *
 * <pre>{@code
 * CloudCall cloudCall = CloudCall.builder()
 *         .appId(System.getenv("WECHAT_APP_ID"))
 *         .appSecret(System.getenv("WECHAT_APP_SECRET"))
 *         .build();
 *
 * for (Account account : cloudCall.logistics().getAllAccount().list()) {
 *     System.out.println(account.deliveryId() + " " + account.quotaNum());
 * }
 * String quota = cloudCall.call("logistics.getQuota", Map.of("deliveryId", "YTO", "bizId", "0000000"));
 * }</pre>
 *
 * <p>Each call has a limit to the time that it takes with all that belongs to it: access token, other attempts, answer. Whatever
 * fails is a {@link CloudCallException}. Nothing asks a config.json here: who holds the AppSecret may make every call.
 */
public final class CloudCallClient implements AutoCloseable {
    /** The time that a call may take unless it is given another: two requests' worth, one for a token and one for the call. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

    private final CallExecutor executor;
    private final Logistics logistics;

    CloudCallClient(URI baseUrl, HttpClientConfig options, TokenConfig tokens, Timing timing, SecretRedactor redactor) {
        executor = new CallExecutor(WeChatClient.create(baseUrl, options, tokens, timing, redactor), redactor);
        logistics = new Logistics(executor);
    }

    /** Settings to build one with; the AppID and the AppSecret must be set. */
    public static CloudCallClientBuilder builder() {
        return new CloudCallClientBuilder();
    }

    /** The calls of the logistics assistant (物流助手) that have types of their own. */
    public Logistics logistics() {
        return logistics;
    }

    /**
     * Makes any call of the catalogue, within {@link #DEFAULT_TIMEOUT}.
     *
     * @param api its name after {@code cloud.openapi.}, such as {@code logistics.getQuota}; docs/APIS.md has them all
     * @param json its data, a JSON object, with keys in camelCase
     * @return the JSON text that a cloud function would get: WeChat's fields in camelCase, then {@code errMsg} and {@code errCode}
     * @throws CloudCallException if it fails, or cannot be made as it is asked for
     */
    public String call(String api, String json) {
        return executor.execute(
                        api,
                        () -> CallRequest.of(api, JsonConverter.fromJson(json)),
                        executor.deadlineIn(DEFAULT_TIMEOUT))
                .json();
    }

    /** The same with the data as a map, as {@link #toJson(Map)} takes it. */
    public String call(String api, Map<String, ?> data) {
        return executor.execute(
                        api,
                        () -> CallRequest.of(api, JsonConverter.fromMap(data)),
                        executor.deadlineIn(DEFAULT_TIMEOUT))
                .json();
    }

    /**
     * Makes any call of the catalogue. A request that does not convert keys is for those APIs whose own names hold capitals:
     * docs/APIS.md marks them.
     *
     * <pre>{@code
     * JsonObject data = CloudCall.data(Map.of("ids", List.of(1), "roomId", 5));
     * cloudCall.call(new CallRequest("liveBroadcast.addGoods", data, false), Duration.ofSeconds(3));
     * }</pre>
     *
     * @param timeLimit the most that it may take
     * @return the JSON text that a cloud function would get
     * @throws CloudCallException if it fails, or cannot be made as it is asked for
     */
    public String call(CallRequest request, Duration timeLimit) {
        return executor.execute(request.api(), () -> request, executor.deadlineIn(timeLimit))
                .json();
    }

    /**
     * A call's data of JSON text, which must be an object; numbers keep their digits.
     *
     * @throws InvalidRequestException if it is none
     */
    public static JsonObject toJson(String json) {
        return JsonConverter.fromJson(json);
    }

    /**
     * A call's data of a map whose values are, at every depth, texts, numbers, booleans, null, iterables and maps with texts for
     * keys.
     *
     * @throws InvalidRequestException if there is something else in it, or it is nested deeper than 1,000 levels
     */
    public static JsonObject toJson(Map<String, ?> data) {
        return JsonConverter.fromMap(data);
    }

    /**
     * Ends the connections and threads. Calls that are under way fail soon; later ones throw an {@link IllegalStateException}.
     * Closing again does nothing.
     */
    @Override
    public void close() {
        executor.close();
    }
}
