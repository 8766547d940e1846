package io.cloudcall.tools.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A reader of the accounts of one app, or of several one after another. Not thread-safe. */
final class AppsReader {
    private final AccountsProvider provider;
    private final List<String> appIds;

    /** @param appIds the apps, where a repeated one counts once; none for the default app */
    AppsReader(AccountsProvider provider, List<String> appIds) {
        this.provider = provider;
        this.appIds = List.copyOf(new LinkedHashSet<>(appIds));
    }

    /**
     * Reads the accounts of each app, in order. The failure of one does not keep the others from being read.
     *
     * @throws IOException if the function could be invoked for none of them
     */
    List<AppAccounts> read() throws IOException, InterruptedException {
        if (appIds.size() < 2) {
            return List.of(new AppAccounts("", provider.read(appIds.isEmpty() ? null : appIds.getFirst())));
        }
        List<AppAccounts> read = new ArrayList<>();
        IOException failure = null;
        int failures = 0;
        for (String appId : appIds) {
            try {
                read.add(new AppAccounts(appId, provider.read(appId)));
            } catch (IOException e) {
                failure = e;
                failures++;
                read.add(new AppAccounts(appId, AccountsResponse.notInvoked(String.valueOf(e.getMessage()))));
            }
        }
        requireAny(failures < appIds.size(), failure);
        return read;
    }

    private static void requireAny(boolean invoked, @Nullable IOException failure) throws IOException {
        if (!invoked && failure != null) {
            throw failure;
        }
    }
}
