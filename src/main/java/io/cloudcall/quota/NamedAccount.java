package io.cloudcall.quota;

/**
 * An account with the name that it has in metrics.
 *
 * @param account the account's values
 * @param name the value of the metrics' dimension {@code Account}; empty if the account has no name that fits
 * @param appId the AppID of the app that has the account; empty if there is one app only
 */
record NamedAccount(AccountMetrics account, String name, String appId) {

    /** Creates an account of the only app. */
    NamedAccount(AccountMetrics account, String name) {
        this(account, name, "");
    }

    boolean hasName() {
        return !name.isEmpty();
    }

    NamedAccount withName(String newName) {
        return new NamedAccount(account, newName, appId);
    }

    /** Returns the account of one of several apps, whose AppID stands before the name: apps may share a bizId. */
    NamedAccount ofApp(String newAppId) {
        String newName = newAppId + "/" + name;
        return new NamedAccount(account, hasName() && MetricDimension.isValid(newName) ? newName : "", newAppId);
    }
}
