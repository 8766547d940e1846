package com.example;

import io.cloudcall.client.AppClient;
import io.cloudcall.client.CloudCallClient;
import io.cloudcall.client.CloudCallException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

/** A report of the accounts of several shops, which are read at once. */
public final class ShopReport {
    private final CloudCallClient client;
    private final ExecutorService threads;

    /** Creates a report for a client with {@code apps}, and threads of any kind. */
    public ShopReport(CloudCallClient client, ExecutorService threads) {
        this.client = client;
        this.threads = threads;
    }

    /** Returns one line for each shop; the failure of one does not hide the others. */
    public List<String> lines(List<String> appIds) {
        List<CompletableFuture<String>> lines = appIds.stream()
                .map(client::app)
                .map(shop -> CompletableFuture.supplyAsync(() -> line(shop), threads))
                .toList();
        return lines.stream().map(CompletableFuture::join).toList();
    }

    private static String line(AppClient shop) {
        try {
            return shop.appId() + ": " + shop.logistics().getAllAccount().list().size() + " accounts";
        } catch (CloudCallException failed) {
            return shop.appId() + ": failed with " + failed.errCode();
        }
    }
}
