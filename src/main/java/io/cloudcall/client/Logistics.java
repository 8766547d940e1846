package io.cloudcall.client;

import io.cloudcall.call.CallRequest;
import io.cloudcall.json.JsonObject;
import io.cloudcall.logistics.AccountList;
import io.cloudcall.wechat.Deadline;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** The logistics assistant's calls that have types of their own. Thread-safe. */
public final class Logistics {
    private static final String GET_ALL_ACCOUNT = "logistics.getAllAccount";

    /** What a cloud call makes of an answer that is no JSON: its text, or its bytes. */
    private static final Set<Set<String>> NOT_JSON =
            Set.of(Set.of("result", "errMsg", "errCode"), Set.of("contentType", "buffer", "errMsg", "errCode"));

    private final CallExecutor executor;

    Logistics(CallExecutor calls) {
        this.executor = calls;
    }

    /**
     * The bound logistics accounts, within {@link CloudCallClient#DEFAULT_TIMEOUT}.
     *
     * @throws CloudCallException if there is no such answer
     * @see <a href="https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/express/express-by-business/getAllAccount.html">
     *     获取所有绑定的物流账号</a>
     */
    public AccountList getAllAccount() {
        return getAllAccount(CloudCallClient.DEFAULT_TIMEOUT);
    }

    /** The same within {@code timeLimit}, for all that belongs to the call; none at all is the same as too little. */
    public AccountList getAllAccount(Duration timeLimit) {
        return getAllAccount(executor.deadlineIn(timeLimit));
    }

    /**
     * {@link #getAllAccount()} without waiting for it, in a virtual thread. The future fails with a {@link CloudCallException}, as
     * a cause of what {@code get} and {@code join} throw; to cancel it does not take the request back.
     */
    public CompletableFuture<AccountList> getAllAccountAsync() {
        return getAllAccountAsync(CloudCallClient.DEFAULT_TIMEOUT);
    }

    /** The same within {@code timeLimit}, which begins now. */
    public CompletableFuture<AccountList> getAllAccountAsync(Duration timeLimit) {
        Deadline deadline = executor.deadlineIn(timeLimit);
        return executor.executeAsync(() -> getAllAccount(deadline));
    }

    private AccountList getAllAccount(Deadline deadline) {
        JsonObject fields = executor.execute(
                        GET_ALL_ACCOUNT, () -> CallRequest.of(GET_ALL_ACCOUNT, JsonObject.EMPTY), deadline)
                .parseFields();
        if (NOT_JSON.contains(fields.members().keySet())) {
            throw executor.invalidResponse("WeChat's answer is not JSON");
        }
        return AccountList.of(fields);
    }
}
