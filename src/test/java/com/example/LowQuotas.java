package com.example;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.cloudcall.client.CloudCallClient;
import io.cloudcall.client.CloudCallException;
import io.cloudcall.logistics.AccountStatus;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A Lambda function of your own: the bound accounts that have few waybills left. */
public final class LowQuotas implements RequestHandler<Map<String, Object>, List<String>> {
    private static final BigDecimal FEW = BigDecimal.TEN;

    private final CloudCallClient client;

    public LowQuotas() {
        this(CloudCallClient.builder()
                .appId(System.getenv("WECHAT_APP_ID"))
                .appSecret(System.getenv("WECHAT_APP_SECRET"))
                .build());
    }

    LowQuotas(CloudCallClient client) {
        this.client = client;
    }

    @Override
    public List<String> handleRequest(Map<String, Object> event, Context context) {
        Duration limit = Duration.ofMillis(context.getRemainingTimeInMillis() - 500);
        try {
            return client.logistics().getAllAccount(limit).list().stream()
                    .filter(account -> AccountStatus.BOUND.equals(account.status()))
                    .filter(account -> account.remainingQuota()
                            .filter(left -> left.compareTo(FEW) < 0)
                            .isPresent())
                    .map(account -> account.deliveryId() + " " + account.bizId() + ": " + account.quotaNum())
                    .toList();
        } catch (CloudCallException failed) {
            context.getLogger().log("WeChat returned " + failed.errCode() + ": " + failed.getMessage());
            throw failed;
        }
    }
}
