package io.cloudcall.push;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The reason why a request is not answered with success: its label in the log, and the remedy if WeChat sent it. */
enum PushReason {
    /** The event is no HTTP request. */
    EVENT("event", null),
    METHOD("method", null),
    /** A parameter of the query is missing, or there several times. */
    PARAMETERS(
            "parameters",
            "A request lacks a parameter of WeChat's, or has it twice: compare the URL (服务器地址)" + Console.PAGE),
    /** The mini program pushes in clear. */
    MODE("mode", "A push came in clear: set 消息加密方式 to 安全模式, and 数据格式 to JSON" + Console.PAGE),
    /** The body is anything else but JSON with an encrypted message, such as XML. */
    FORMAT("format", "A push came that is not JSON with an encrypted message: set 数据格式 to JSON" + Console.PAGE),
    SIZE(
            "size",
            "A push is larger than the 256 KiB of an event, so it was dropped: read by WeChat's APIs what it is"
                    + " about."),
    /** There are no keys for the AppID of the path, or the message is for another one. */
    APP_ID(
            "appId",
            "A request is for an AppID without keys, or its message is for another AppID: correct the path of the URL"
                    + " (服务器地址), WECHAT_APP_ID, or the AppIDs of the keys."),
    SIGNATURE(
            "signature",
            "The signature of a request fits no token: if WeChat sent it, store the Token (令牌) as it is"
                    + Console.PAGE),
    DECRYPTION(
            "decryption",
            "A push with a valid signature cannot be decrypted: store the EncodingAESKey (消息加密密钥) as it is"
                    + Console.PAGE),
    TIMESTAMP(
            "timestamp",
            "The time of a push is further from the clock than WECHAT_PUSH_MAX_AGE_SECONDS allows: it was sent again by"
                    + " another than WeChat, or the setting is too low."),
    /** The decrypted message is not usable. */
    MESSAGE(
            "message",
            "A push is no JSON object with an Event or a MsgType of at most 128 characters: set 数据格式 to JSON"
                    + Console.PAGE),
    SETTINGS("settings", null),
    /** The keys cannot be read. */
    SECRET("secret", null),
    BUS("bus", null),
    TIMEOUT("timeout", null),
    INTERNAL("internal", null);

    private final String label;
    private final @Nullable String remedy;

    PushReason(String label, @Nullable String remedy) {
        this.label = label;
        this.remedy = remedy;
    }

    String label() {
        return label;
    }

    /** Returns a line for operators, without anything of the request. */
    Optional<String> remedy() {
        return Optional.ofNullable(remedy);
    }

    /** A holder of a constant that the enum's own constants cannot refer to otherwise. */
    private static final class Console {
        static final String PAGE = " in 开发管理 → 消息推送配置 on mp.weixin.qq.com.";

        private Console() {}
    }
}
