package io.cloudcall.call;

import java.util.Optional;

/**
 * WeChat's <a
 * href="https://developers.weixin.qq.com/doc/oplatform/Return_codes/Return_code_descriptions_new.html">errcodes</a>
 * that clients handle or operators can correct. The texts change, the codes do not: no errmsg is interpreted.
 */
public enum WeChatError {
    /** WeChat is busy. */
    SYSTEM_BUSY(-1, Category.TRANSIENT, ""),
    /** From an API, the access token is not valid; from the token call, the AppSecret is wrong. */
    INVALID_CREDENTIAL(
            40001,
            Category.TOKEN,
            "the AppSecret (小程序密钥) is wrong, or another program ends this one's access tokens (互踢): check"
                    + " WECHAT_APP_SECRET or WECHAT_APP_SECRET_ARN, and let each program take its token from"
                    + " stable_token, without "
                    + "force_refresh."),
    /** There is no such AppID. */
    INVALID_APP_ID(
            40013,
            Category.CREDENTIAL,
            "the AppID is wrong: check WECHAT_APP_ID against the AppID of 开发管理 → 开发设置 on mp.weixin.qq.com."),
    /** The access token is none. */
    INVALID_ACCESS_TOKEN(40014, Category.TOKEN, WeChatError.TOKEN_HINT),
    /** The code of a user is none, or has expired. */
    INVALID_CODE(
            40029,
            Category.REQUEST,
            "the code is wrong, older than five minutes, or of another mini program than WECHAT_APP_ID: get a new one"
                    + " by wx.login, for a telephone number by its button (手机号快速验证)."),
    /** The AppSecret is wrong, or was rotated. */
    INVALID_APP_SECRET(
            40125,
            Category.CREDENTIAL,
            "the AppSecret is wrong: if it was reset on mp.weixin.qq.com (开发管理 → 开发设置 → 小程序密钥), store the new one"
                    + " in WECHAT_APP_SECRET, or where WECHAT_APP_SECRET_ARN points."),
    /** The code of a user was used before. */
    CODE_USED(
            40163,
            Category.REQUEST,
            "a code (登录凭证) is accepted once, perhaps by an earlier call whose response was lost: get a new one by"
                    + " wx.login."),
    /** The IP whitelist lacks the caller's address. */
    ADDRESS_NOT_WHITELISTED(
            40164,
            Category.CREDENTIAL,
            "the address%s that this call came from is not in the IP whitelist. Add it (开发管理 →"
                    + " 开发设置 → API IP白名单) on mp.weixin.qq.com, and keep it fixed: by a VPC with a NAT gateway and an"
                    + " Elastic IP, or by HTTPS_PROXY. Or take access tokens from a service whose address is listed, by"
                    + " WECHAT_ACCESS_TOKEN_URL."),
    /** WeChat blocks the login of a user. */
    LOGIN_BLOCKED(
            40226,
            Category.REQUEST,
            "WeChat blocks the login of this user as a high risk (高风险用户): let the user try again later, or"
                    + " without logging in."),
    /** A signed request has no number of a key. */
    MISSING_SERIAL(
            40230,
            Category.CREDENTIAL,
            "no header Wechatmp-Serial reached WeChat: look for a proxy that removes it. " + WeChatError.SIGNING_HINT),
    /** A signed request has no time. */
    MISSING_TIMESTAMP(
            40231,
            Category.CREDENTIAL,
            "no header Wechatmp-TimeStamp reached WeChat: look for a proxy that removes it. "
                    + WeChatError.SIGNING_HINT),
    /** A signed request has no signature. */
    MISSING_SIGNATURE(
            40232,
            Category.CREDENTIAL,
            "no header Wechatmp-Signature reached WeChat: look for a proxy that removes it. "
                    + WeChatError.SIGNING_HINT),
    /** A signed request has no AppID. */
    MISSING_SIGNING_APP_ID(
            40233,
            Category.CREDENTIAL,
            "no header Wechatmp-Appid reached WeChat: look for a proxy that removes it. " + WeChatError.SIGNING_HINT),
    /** The signature of a request is wrong. */
    INVALID_SIGNATURE(
            40234,
            Category.CREDENTIAL,
            "the signature is not that of the public key that WeChat has: asymmetric.privateKey has to be the other"
                    + " half of it. " + WeChatError.SIGNING_HINT),
    /** The body of a signed request cannot be decrypted. */
    INVALID_ENCRYPTION(
            40235,
            Category.CREDENTIAL,
            "WeChat cannot decrypt the request: compare symmetric.key and both numbers (编号), symmetric.sn and"
                    + " asymmetric.sn. " + WeChatError.SIGNING_HINT),
    /** The AppID of a signed request is none. */
    INVALID_SIGNING_APP_ID(
            40236,
            Category.CREDENTIAL,
            "the AppID of the signature is wrong: check WECHAT_APP_ID. " + WeChatError.SIGNING_HINT),
    /** The AppID of a signed request is not that of its access token. */
    OTHER_SIGNING_APP_ID(
            40237,
            Category.CREDENTIAL,
            "the access token is of another mini program than the signature: WECHAT_APP_ID has to be the one that"
                    + " WECHAT_ACCESS_TOKEN_URL gives tokens of. " + WeChatError.SIGNING_HINT),
    /** The mini program has no symmetric key. */
    NO_SYMMETRIC_KEY(
            40238,
            Category.CREDENTIAL,
            "the mini program has no symmetric key (API对称密钥): create one. " + WeChatError.SIGNING_HINT),
    /** The mini program has no public key. */
    NO_PUBLIC_KEY(
            40239,
            Category.CREDENTIAL,
            "the mini program has no public key (API非对称密钥): create a pair. " + WeChatError.SIGNING_HINT),
    /** The time of a signed request is too far off. */
    SIGNATURE_EXPIRED(
            40240,
            Category.CREDENTIAL,
            "the time of the signature is too far from WeChat's: set the clock of this machine, or look for a proxy"
                    + " that holds requests back. " + WeChatError.SIGNING_HINT),
    /** The AppSecret is frozen. */
    APP_SECRET_FROZEN(
            40243,
            Category.CREDENTIAL,
            "the AppSecret is frozen (冻结): unfreeze it in 开发管理 → 开发设置 on mp.weixin.qq.com, and wait ten minutes."),
    /** There is no AppID in the request. */
    MISSING_APP_ID(41002, Category.CREDENTIAL, "no AppID (小程序 ID) reached WeChat: check WECHAT_APP_ID."),
    /** There is no AppSecret in the request. */
    MISSING_APP_SECRET(
            41004,
            Category.CREDENTIAL,
            "no AppSecret (小程序密钥) reached WeChat: check WECHAT_APP_SECRET or WECHAT_APP_SECRET_ARN."),
    /** There is no code in the request. */
    MISSING_CODE(41008, Category.REQUEST, "no code (登录凭证) reached WeChat: pass that of wx.login as jsCode."),
    /** The access token has expired. */
    ACCESS_TOKEN_EXPIRED(42001, Category.TOKEN, WeChatError.TOKEN_HINT),
    /** The calls of this day are used up. */
    DAILY_QUOTA_EXCEEDED(
            45009,
            Category.DAILY_QUOTA,
            "the quota of calls for today (每日调用额度) is used up: look for a caller that loops; WeChat resets the quota"
                    + " at "
                    + "midnight in China, or by ./cloudcall clear-quota, ten times a month."),
    /** The calls of this minute are used up. */
    RATE_LIMIT_EXCEEDED(
            45011,
            Category.RATE_LIMIT,
            "too many calls in this minute (调用频率): send fewer, and try again in the next minute."),
    /** The API is not open to the mini program. */
    API_UNAUTHORIZED(
            48001,
            Category.CREDENTIAL,
            "this API is not open to the mini program: for logistics, open the logistics assistant (物流助手) on"
                    + " mp.weixin.qq.com."),
    /** The quota of calls was reset as often as WeChat allows in a month. */
    QUOTA_RESETS_EXCEEDED(
            48006,
            Category.REQUEST,
            "the resets (清零) of this month are used up, ten of all APIs or fifty of single ones: the counts of calls"
                    + " begin anew at midnight in China."),
    /** The account is barred from the API. */
    API_BARRED(
            50004,
            Category.CREDENTIAL,
            "the account is barred from this API: see its notices (通知中心) on mp.weixin.qq.com."),
    /** The account is barred. */
    ACCOUNT_BARRED(50007, Category.CREDENTIAL, "the account is barred: see its notices (通知中心) on mp.weixin.qq.com."),
    /** A third-party platform's authorization does not cover the API. */
    PERMISSION_SET_MISSING(
            61007,
            Category.CREDENTIAL,
            "the third-party platform lacks the permission set (权限集) of logistics: the shop has to authorize the"
                    + " platform again (重新授权)."),
    /** The user's session key has ended. */
    SESSION_KEY_EXPIRED(
            87007, Category.REQUEST, "the user's session key (会话密钥) has ended: log the user in again, by wx.login."),
    /** The signature is not that of the user's session key. */
    INVALID_SESSION_SIGNATURE(
            87009,
            Category.REQUEST,
            "the session key (会话密钥) has been replaced by a later login, or the signature is not its HMAC-SHA256 of"
                    + " the empty"
                    + " text in hexadecimal: log the user in again, by wx.login."),
    /** The administrator has not yet consented to the address. */
    CONSENT_PENDING(
            89503,
            Category.CREDENTIAL,
            "the address waits for the administrator's consent (管理员确认): confirm it in WeChat."),
    /** The administrator refused the address, for a day. */
    CONSENT_REFUSED(
            89506,
            Category.CREDENTIAL,
            "the administrator refused (拒绝) the address: try again in 24 hours, or ask the administrator."),
    /** The administrator refused the address, for an hour. */
    CONSENT_REFUSED_AGAIN(
            89507,
            Category.CREDENTIAL,
            "the administrator refused (拒绝) the address: try again in an hour, or ask the administrator."),
    /** The call has to be signed. */
    SIGNATURE_REQUIRED(
            934011,
            Category.CREDENTIAL,
            "WeChat serves this call signed only: set WECHAT_API_SECURITY_ARN to the keys of 开发管理 → 开发设置 →"
                    + " API安全 on mp.weixin.qq.com, and name the call in WECHAT_SIGNED_APIS, if that is set"
                    + " (docs/SIGNING.md)."),
    /** The delivery company refused the order. */
    REFUSED_BY_CARRIER(
            9300501,
            Category.REQUEST,
            "the delivery company (快递公司) refused the order: why is in delivery_resultcode and delivery_resultmsg,"
                    + " which are"
                    + " in the line above if WeChat sent them. Correct what they name, or ask the company."),
    /** There is an order of that order_id. */
    ORDER_REPEATED(
            9300522,
            Category.REQUEST,
            "there is an order of this order_id (订单号), perhaps by an earlier call whose response was lost: read it by"
                    + " logistics.getOrder, or give a new order an order_id of its own."),
    /** The customer code is not bound to the mini program. */
    BIZ_ID_NOT_BOUND(
            9300525,
            Category.REQUEST,
            "no account of this biz_id (客户编码) and delivery_id is bound to the mini program: compare with"
                    + " logistics.getAllAccount, where statusCode 0 is bound, and bind it by logistics.bindAccount or"
                    + " in the logistics assistant (物流助手)."),
    /** The order has no such waybill. */
    INVALID_WAYBILL_ID(
            9300528,
            Category.REQUEST,
            "the waybill_id (运单号) is not the one of this order_id and delivery_id: pass the three as logistics.addOrder"
                    + " took and returned them."),
    /** The delivery company rejects the customer code or its password. */
    INVALID_BIZ_ID_OR_PASSWORD(
            9300531,
            Category.REQUEST,
            "the delivery company does not accept this biz_id (客户编码) with this password: ask it for both, and bind the"
                    + " account again."),
    /** There is no such payment. */
    PAYMENT_NOT_FOUND(
            10060001,
            Category.REQUEST,
            "WeChat has no payment (支付单) of this number: compare transactionId, or mchid and outTradeNo, with the"
                    + " payment. In"
                    + " the first minutes after it, WeChat may not have it yet: try again later."),
    /** All goods are shipped. */
    SHIPMENT_COMPLETE(
            10060002,
            Category.REQUEST,
            "all goods of this payment are shipped (发货信息管理): read what WeChat has by wxa.sec.order.getOrder."),
    /** The shipping information was corrected before. */
    SHIPMENT_CORRECTED(
            10060003,
            Category.REQUEST,
            "the shipping information (发货信息) of this payment was corrected once, which is all that WeChat allows:"
                    + " read what"
                    + " it has by wxa.sec.order.getOrder."),
    /** The payment is received, settled or refunded. */
    PAYMENT_NOT_SHIPPABLE(
            10060004,
            Category.REQUEST,
            "the payment is received, settled or refunded (订单状态): read its orderState by wxa.sec.order.getOrder."),
    /** The shipping management is busy. */
    SHIPPING_BUSY(10060012, Category.TRANSIENT, ""),
    /** The shipping management failed. */
    SHIPPING_FAILED(10060019, Category.TRANSIENT, ""),
    /** WeChat has this shipping information already. */
    SHIPMENT_UNCHANGED(
            10060023,
            Category.REQUEST,
            "WeChat has this shipping information (发货信息) already, perhaps by an earlier call whose response was"
                    + " lost: take"
                    + " it for a success."),
    /** Another user paid. */
    OTHER_PAYER(
            10060031,
            Category.REQUEST,
            "another openid made this payment (支付者): pass the payer's, as this mini program has it."),
    /** The time of the upload is not in the form of RFC 3339. */
    INVALID_UPLOAD_TIME(
            268485216,
            Category.REQUEST,
            "uploadTime (上传时间) has to have the form of RFC 3339, with the offset, such as"
                    + " 2022-12-15T13:29:35.120+08:00.");

    private static final String TOKEN_HINT =
            "another program ends this one's access tokens (互踢): let each program take its token from"
                    + " stable_token, without force_refresh.";

    private static final String SIGNING_HINT =
            "Check the keys in 开发管理 → 开发设置 → API安全 on mp.weixin.qq.com" + " against those of WECHAT_API_SECURITY_ARN.";

    /** The category of an error. */
    public enum Category {
        /** A failure inside WeChat, which passes. */
        TRANSIENT,
        /** An invalid access token, which another one may replace. */
        TOKEN,
        /** A problem of the mini program, its AppSecret, address or permission, which lasts until a person acts. */
        CREDENTIAL,
        /** The limit of calls per day, which lasts until the day ends. */
        DAILY_QUOTA,
        /** The limit of calls per minute. */
        RATE_LIMIT,
        /** An error in the call's data, which the caller has to correct. */
        REQUEST
    }

    private final int errcode;
    private final Category category;
    private final String hint;

    WeChatError(int errcode, Category category, String hint) {
        this.errcode = errcode;
        this.category = category;
        this.hint = hint;
    }

    /** Returns the error of that code, or empty for a success and for any other code. */
    public static Optional<WeChatError> find(int errcode) {
        for (WeChatError error : values()) {
            if (error.errcode == errcode) {
                return Optional.of(error);
            }
        }
        return Optional.empty();
    }

    /** Returns the code. */
    public int errcode() {
        return errcode;
    }

    /** Returns the category. */
    public Category category() {
        return category;
    }

    /** Returns the remedy for operators, with {@code %s} for an address that the errmsg names; possibly empty. */
    public String hint() {
        return hint;
    }

    /** Returns whether a limit of calls is reached. */
    public boolean isLimit() {
        return category == Category.DAILY_QUOTA || category == Category.RATE_LIMIT;
    }

    /** Returns whether a token call with this error keeps failing until a person acts or the day ends. */
    public boolean isPermanentForTokens() {
        return this == INVALID_CREDENTIAL || category == Category.CREDENTIAL || category == Category.DAILY_QUOTA;
    }

    /** Returns whether a signed request with this error had a wrong key or number, possibly a replaced one. */
    public boolean isWrongSigningKey() {
        return this == MISSING_SERIAL
                || this == INVALID_SIGNATURE
                || this == INVALID_ENCRYPTION
                || this == NO_SYMMETRIC_KEY
                || this == NO_PUBLIC_KEY;
    }

    /** Returns whether a token call with this error had a wrong AppSecret, possibly a rotated one. */
    public boolean isWrongSecret() {
        return this == INVALID_CREDENTIAL || this == INVALID_APP_SECRET;
    }
}
