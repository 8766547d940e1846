package io.cloudcall.wechat;

import java.util.Set;

/**
 * What WeChat's <a href="https://developers.weixin.qq.com/doc/oplatform/Return_codes/Return_code_descriptions_new.html">errcodes
 * </a> mean for a client. Its texts change, its codes do not: nothing here looks at an errmsg.
 */
public final class WeChatErrors {
    /** WeChat is busy. */
    static final Set<Integer> TRANSIENT = Set.of(-1);

    /** From an API call: the access token is no longer, or not yet, good. */
    static final Set<Integer> TOKEN_EXPIRED_OR_INVALID = Set.of(40001, 40014, 42001);

    /** From the token call: the AppSecret is wrong, or was rotated. */
    static final Set<Integer> WRONG_SECRET = Set.of(40001, 40125);

    /** From the token call: asking again is of no use until a person has acted, or the day has ended. */
    static final Set<Integer> PERMANENT = Set.of(
            40001, 40013, 40125, 40164, 40243, 41002, 41004, 45009, 48001, 50004, 50007, 61007, 89503, 89506, 89507);

    private static final int DAILY_QUOTA = 45009;

    private WeChatErrors() {}

    /** Whether the mini program's calls for today are used up. */
    public static boolean isDailyQuota(int errcode) {
        return errcode == DAILY_QUOTA;
    }

    /** Whether WeChat refuses the mini program, its AppSecret, its address or its token, until a person acts. */
    public static boolean isCredentialError(int errcode) {
        return !isDailyQuota(errcode) && (PERMANENT.contains(errcode) || TOKEN_EXPIRED_OR_INVALID.contains(errcode));
    }
}
