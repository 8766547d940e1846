package io.cloudcall.client;

import io.cloudcall.call.CallRequest;
import io.cloudcall.json.JsonObject;
import io.cloudcall.logistics.AccountList;
import io.cloudcall.wechat.Deadline;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The logistics assistant's calls that have types of their own. Thread-safe. */
public final class Logistics {
    private static final String GET_ALL_ACCOUNT = "logistics.getAllAccount";

    private final CallExecutor executor;
    private final @Nullable String appId;

    /** @param appId the AppID that the calls are made for, or null for the client's own */
    Logistics(CallExecutor executor, @Nullable String appId) {
        this.executor = executor;
        this.appId = appId;
    }

    /**
     * Returns the bound logistics accounts, within {@link CloudCallClient#DEFAULT_TIMEOUT}.
     *
     * @throws CloudCallException if the call fails, or the response is no list of accounts
     * @throws IllegalStateException if the client is closed
     * @see <a
     *     href="https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/express/express-by-business/getAllAccount.html">
     *     获取所有绑定的物流账号</a>
     */
    public AccountList getAllAccount() {
        return getAllAccount(CloudCallClient.DEFAULT_TIMEOUT);
    }

    /**
     * Returns the same within {@code timeout}, which covers access token, retries and response. With zero or less the
     * call fails at once, by -604102.
     */
    public AccountList getAllAccount(Duration timeout) {
        return getAllAccount(executor.deadlineIn(timeout));
    }

    /**
     * Runs {@link #getAllAccount()} in a virtual thread. The future fails with a {@link CloudCallException}, as the
     * cause of what {@code get} and {@code join} throw. Cancelling it does not take the request back.
     */
    public CompletableFuture<AccountList> getAllAccountAsync() {
        return getAllAccountAsync(CloudCallClient.DEFAULT_TIMEOUT);
    }

    /** Runs {@code getAllAccount} within {@code timeout}, which starts now. */
    public CompletableFuture<AccountList> getAllAccountAsync(Duration timeout) {
        Deadline deadline = executor.deadlineIn(timeout);
        return executor.executeAsync(() -> getAllAccount(deadline));
    }

    private AccountList getAllAccount(Deadline deadline) {
        String json = executor.execute(
                        GET_ALL_ACCOUNT,
                        CallOptions.DEFAULT,
                        () -> CallRequest.of(GET_ALL_ACCOUNT, JsonObject.EMPTY).withAppId(appId),
                        deadline)
                .json();
        try {
            return AccountList.fromJson(json);
        } catch (IllegalArgumentException e) {
            throw executor.invalidResponse("WeChat's answer is no list of accounts");
        }
    }
}
