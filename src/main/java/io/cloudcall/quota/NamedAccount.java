package io.cloudcall.quota;

/**
 * An account with the name that it has in metrics.
 *
 * @param account the account's values
 * @param name the value of the metrics' dimension {@code Account}; empty if the account has no name that fits
 */
record NamedAccount(AccountMetrics account, String name) {

    boolean hasName() {
        return !name.isEmpty();
    }

    NamedAccount withName(String newName) {
        return new NamedAccount(account, newName);
    }
}
