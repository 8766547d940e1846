package io.cloudcall.wechat;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says what to do about the errors of WeChat's that last until a person acts. For the log: the caller gets WeChat's own text. */
public final class ErrorHints {
    private static final Map<Integer, String> HINTS = Map.ofEntries(
            Map.entry(40013, "the AppID is wrong: check WECHAT_APP_ID."),
            Map.entry(
                    40125,
                    "the AppSecret is wrong: if it was reset on mp.weixin.qq.com, store the new one where WECHAT_APP_SECRET or"
                            + " WECHAT_APP_SECRET_ARN says."),
            Map.entry(
                    40164,
                    "WeChat does not know the address%s that this call came from. Add it to the IP whitelist (IP白名单) on"
                            + " mp.weixin.qq.com, and keep it fixed: by a VPC with a NAT gateway and an Elastic IP, or by HTTPS_PROXY."),
            Map.entry(40243, "the AppSecret is frozen: unfreeze it on mp.weixin.qq.com."),
            Map.entry(41002, "no AppID reached WeChat: check WECHAT_APP_ID."),
            Map.entry(41004, "no AppSecret reached WeChat: check WECHAT_APP_SECRET or WECHAT_APP_SECRET_ARN."),
            Map.entry(
                    45009,
                    "the quota of calls for today is used up: look for a caller that loops; WeChat resets the quota at midnight in"
                            + " China, or on mp.weixin.qq.com by hand."),
            Map.entry(45011, "too many calls in this minute: slow down."),
            Map.entry(
                    48001,
                    "this API is not open to the mini program: for logistics, open the logistics assistant (物流助手) on"
                            + " mp.weixin.qq.com."),
            Map.entry(50004, "the account is barred from this API: see its notices on mp.weixin.qq.com."),
            Map.entry(50007, "the account is barred: see its notices on mp.weixin.qq.com."),
            Map.entry(61007, "the third-party platform lacks the permission set: authorise it again with logistics."),
            Map.entry(89503, "the call waits for the administrator's consent: confirm it in WeChat."),
            Map.entry(89506, "the administrator refused the call: wait a day, or ask and try again."),
            Map.entry(89507, "the administrator refused the call twice: wait an hour, or ask and try again."));

    private static final Pattern ADDRESS = Pattern.compile("invalid ip ([0-9a-fA-F.:]+)");

    private ErrorHints() {}

    /** One line, or empty for a result that needs none. */
    public static Optional<String> forError(int errcode, String errMsg) {
        return Optional.ofNullable(HINTS.get(errcode))
                .map(hint -> "WeChat says " + errcode + ": " + hint.formatted(address(errMsg)));
    }

    private static String address(String errMsg) {
        Matcher address = ADDRESS.matcher(errMsg);
        return address.find() ? " " + address.group(1) : "";
    }
}
