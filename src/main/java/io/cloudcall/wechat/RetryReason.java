package io.cloudcall.wechat;

import io.cloudcall.call.CallResult;
import io.cloudcall.call.PlatformError;
import io.cloudcall.call.WeChatError;
import io.cloudcall.http.RetryBudget;
import io.cloudcall.http.TransportResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A reason to retry a request. */
enum RetryReason {
    /** WeChat failed inside. */
    BUSY(2, RetryBudget.RETRY_COST),
    /** A gateway has no response of WeChat's, such as while WeChat's server restarts. */
    GATEWAY_ERROR(3, RetryBudget.RETRY_COST),
    /** The request was never sent. The pauses of so many retries last two seconds and more. */
    UNSENT(8, RetryBudget.UNSENT_RETRY_COST);

    private final int maxRetries;
    private final int cost;

    RetryReason(int maxRetries, int cost) {
        this.maxRetries = maxRetries;
        this.cost = cost;
    }

    int maxRetries() {
        return maxRetries;
    }

    int cost() {
        return cost;
    }

    /** Returns the reason to retry an idempotent request, or null for none. */
    static @Nullable RetryReason of(TransportResponse response, CallResult result) {
        if (isBusy(WeChatError.find(result.numericErrCode()))) {
            return BUSY;
        }
        boolean answered = result.numericErrCode() != PlatformError.SYSTEM_ERROR.code();
        return answered || !isGatewayError(response) ? null : GATEWAY_ERROR;
    }

    /** Returns the reason to retry a request that failed and is idempotent unless {@link #UNSENT}, or null for none. */
    static @Nullable RetryReason of(WeChatCallException failure) {
        if (failure.isUnsent()) {
            return UNSENT;
        }
        if (isBusy(failure.weChatError())) {
            return BUSY;
        }
        TransportResponse response = failure.response();
        return response != null && isGatewayError(response) ? GATEWAY_ERROR : null;
    }

    private static boolean isBusy(Optional<WeChatError> error) {
        return error.filter(found -> found.category() == WeChatError.Category.TRANSIENT)
                .isPresent();
    }

    private static boolean isGatewayError(TransportResponse response) {
        return response.status() >= 502 && response.status() <= 504;
    }
}
