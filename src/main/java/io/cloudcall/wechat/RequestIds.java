package io.cloudcall.wechat;

import io.cloudcall.call.CallResult;
import io.cloudcall.call.WeChatError;

/** Request IDs (rid) in WeChat's errors, for WeChat's developer community (微信开放社区) and its error query. */
public final class RequestIds {
    private static final String NAME = "rid: ";
    private static final int MAX_RID_LENGTH = 40;

    private RequestIds() {}

    /**
     * Returns the rid, of hexadecimal digits and hyphens; empty if the result is not an error of WeChat's, or has none.
     */
    public static String requestId(CallResult result) {
        int name = result.isError() && isWeChatCode(result.numericErrCode())
                ? result.errMsg().lastIndexOf(NAME)
                : -1;
        return name < 0 ? "" : leadingId(result.errMsg().substring(name + NAME.length()));
    }

    private static boolean isWeChatCode(int errcode) {
        return errcode > 0 || errcode == WeChatError.SYSTEM_BUSY.errcode();
    }

    private static String leadingId(String text) {
        int end = 0;
        while (end < text.length() && isPart(text.charAt(end))) {
            end++;
        }
        return end <= MAX_RID_LENGTH ? text.substring(0, end) : "";
    }

    private static boolean isPart(char c) {
        return c == '-' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }
}
