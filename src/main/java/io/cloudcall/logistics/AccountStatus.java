package io.cloudcall.logistics;

/**
 * The state of an account's binding. The known values have names; compare with {@code equals}. Immutable.
 *
 * <p>A number and no enum, since WeChat's own page no longer lists the values: one that is not known here stays what it
 * is, and code that handles it works on when a later version gives it a name.
 *
 * @param code WeChat's {@code status_code}
 */
public record AccountStatus(long code) {
    /** The account can be used. */
    public static final AccountStatus BOUND = new AccountStatus(0);

    /** The delivery company has not decided yet. */
    public static final AccountStatus IN_REVIEW = new AccountStatus(1);

    /** The delivery company refused; {@link Account#remarkWrongMsg()} may contain the reason. */
    public static final AccountStatus FAILED = new AccountStatus(2);

    /** The account was unbound. */
    public static final AccountStatus UNBOUND = new AccountStatus(3);
}
