package io.cloudcall.tools.cli;

import io.cloudcall.logistics.AccountList;
import java.util.List;

/**
 * The accounts of one app, or the error in their place.
 *
 * @param appId its AppID, empty if the command names none
 */
record AppAccounts(String appId, AccountsResponse response) {

    boolean isError() {
        return response.error().isPresent();
    }

    /** Returns the rows of the table; none for an error. */
    List<AccountRow> rows() {
        return isError()
                ? List.of()
                : list().list().stream().map(AccountRow::new).toList();
    }

    /** Returns whether WeChat's list has elements that are not accounts. */
    boolean hasUnreadable() {
        return !isError() && list().additionalFields().containsKey("list");
    }

    private AccountList list() {
        return response.accounts();
    }

    /** Returns a line of several apps' output: that line, with the app in front. */
    String label(String line) {
        return appId.isEmpty() ? line : appId + ": " + line;
    }
}
