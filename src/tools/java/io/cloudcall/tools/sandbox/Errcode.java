package io.cloudcall.tools.sandbox;

/**
 * The errors of the sandbox with WeChat's texts: as quoted by developers, otherwise from the list of WeChat's global
 * return codes, the pages of the APIs, or, for 40230 to 40240, the guide 服务端 API 签名加密指南, which has names for them.
 */
public enum Errcode {
    INVALID_CREDENTIAL(40001, "invalid credential, access_token is invalid or not latest"),
    INVALID_GRANT_TYPE(40002, "invalid grant_type"),
    INVALID_OPENID(40003, "invalid openid"),
    INVALID_MEDIA_TYPE(40004, "invalid media type"),
    INVALID_MEDIA_SIZE(40006, "invalid media size"),
    INVALID_APPID(40013, "invalid appid"),
    INVALID_CODE(40029, "invalid code,"),
    INVALID_URL(40066, "invalid url"),
    INVALID_ARGS(40097, "invalid args"),
    INVALID_APPSECRET(40125, "invalid appsecret,"),
    CODE_USED(40163, "code been used,"),
    WAYBILL_NOT_FOUND(40199, "waybill_id not found"),
    INVALID_ACTION(40202, "invalid action"),
    INVALID_CHECK_OPERATOR(40203, "invalid check_operator"),
    SERIAL_MISSING(40230, "API_Missing_Wechatmp_Serial"),
    TIMESTAMP_MISSING(40231, "API_Missing_Wechatmp_Timestamp"),
    SIGNATURE_MISSING(40232, "API_Missing_Wechatmp_Signature"),
    SIGNING_APPID_MISSING(40233, "API_Missing_Wechatmp_Appid"),
    INVALID_CALL_SIGNATURE(40234, "invalid signature"),
    INVALID_ENCRYPTION(40235, "API_Invalid_Encrypt"),
    INVALID_SIGNING_APPID(40236, "API_Invalid_Wechatmp_Appid"),
    OTHER_SIGNING_APPID(40237, "API_Invalid_Wechatmp_Appidmatch"),
    NO_SYMMETRIC_KEY(40238, "API_NoExist_DevSecretSym"),
    NO_PUBLIC_KEY(40239, "API_NoExist_DevSecretAsym"),
    TIMESTAMP_EXPIRED(40240, "API_Expired_Wechatmp_Timestamp"),
    ACCESS_TOKEN_MISSING(41001, "access_token missing"),
    APPID_MISSING(41002, "appid missing"),
    APPSECRET_MISSING(41004, "appsecret missing"),
    MEDIA_DATA_MISSING(41005, "media data missing"),
    MEDIA_ID_MISSING(41006, "media_id missing"),
    CODE_MISSING(41008, "missing code,"),
    ACCESS_TOKEN_EXPIRED(42001, "access_token expired"),
    GET_REQUIRED(43001, "require GET method"),
    POST_REQUIRED(43002, "require POST method"),
    EMPTY_MEDIA(44001, "empty media data"),
    EMPTY_POST(44002, "empty post data"),
    DAILY_QUOTA(45009, "reach max api daily quota limit"),
    MINUTE_QUOTA(45011, "api minute-quota reach limit, must slower, retry next minute"),
    DATA_FORMAT(47001, "data format error"),
    INVALID_ARGUMENT(47003, "argument invalid!"),
    CLEAR_QUOTA_LIMIT(48006, "forbid to clear quota because of reaching the limit"),
    RID_NOT_FOUND(76001, "rid not found"),
    INVALID_RID(76002, "rid is error"),
    OTHER_APPS_RID(76003, "could not query this rid,no permission"),
    RID_EXPIRED(76004, "rid time is error"),
    CGI_PATH_NOT_FOUND(76021, "cgi_path not found, please check"),
    CGI_PATH_FORBIDDEN(76022, "could not use this cgi_path，no permission"),
    SESSION_KEY_EXPIRED(87007, "session_key is not existd or expired"),
    INVALID_SIG_METHOD(87008, "invalid sig_method"),
    INVALID_SIGNATURE(87009, "invalid signature"),
    SIGNATURE_NEEDED(934011, "signature is needed, please refer document for help [1000411]"),
    TEST_OPENID(930559, "invaild openid"),
    ARGS(930561, "args error"),
    TEST_QUOTA(930564, "quota run out"),
    DELIVERY_LOGIC(9300501, "delivery logic fail"),
    DELIVERY_SYSTEM(9300502, "Delivery side sys error"),
    UNKNOWN_DELIVERY(9300503, "Specified delivery id is not registerred"),
    ALREADY_SHIPPED(9300506, "Order can't cancel"),
    INVALID_ORDER_TOKEN(
            9300507, "invalid token, can't decryption or decryption result is different from the plaintext"),
    INVALID_SERVICE_TYPE(9300510, "invalid service type"),
    INVALID_TEMPLATE(9300512, "invalid waybill template format"),
    INVALID_UPDATE_TYPE(9300517, "invalid update_type, please use [bind] or [unbind]"),
    ORDER_REPEATED(9300522, "this orderid is repeated"),
    WAYBILL_QUOTA(9300523, "quota is not enough; go to charge please"),
    ORDER_ALREADY_CANCELED(9300524, "order already canceled"),
    BIZ_ID_NOT_BOUND(9300525, "biz id not bind"),
    ARG_SIZE(9300526, "arg size exceed limit"),
    DELIVERY_WITHOUT_QUOTA(9300527, "delivery does not support quota"),
    INVALID_WAYBILL_ID(9300528, "invalid waybill_id"),
    BIZ_ID_ALREADY_BOUND(9300529, "biz_id already binded"),
    NO_SUCH_BIZ_ID(9300530, "biz_id is not exist"),
    INVALID_BIZ_ID_OR_PASSWORD(9300531, "invalid biz_id or password"),
    BIND_IN_REVIEW(9300532, "bind submit, and is checking"),
    INVALID_TAGID_LIST(9300533, "invalid tagid_list"),
    INVALID_SHOP(9300535, "invalid shop args"),
    INVALID_WX_APPID(9300536, "invalid wxa_appid"),
    NO_PAYMENT_ORDER(10060001, "支付单不存在"),
    SHIPMENT_COMPLETE(10060002, "支付单已完成发货，无法继续发货"),
    NO_CORRECTION_LEFT(10060003, "支付单已使用重新发货机会"),
    NOT_SHIPPABLE(10060004, "支付单处于不可发货的状态"),
    INVALID_LOGISTICS_TYPE(10060005, "物流类型有误"),
    SPLIT_WITHOUT_CARRIER(10060006, "非快递发货时不允许分拆发货"),
    IS_ALL_DELIVERED_MISSING(10060007, "分拆发货模式下必须填写 is_all_delivered 字段"),
    ITEM_DESC_MISSING(10060008, "商品描述 item_desc 字段不能为空"),
    ITEM_DESC_LENGTH(10060009, "商品描述 item_desc 字段太长"),
    INVALID_LAST_INDEX(10060011, "last_index 不合法"),
    SHIPPING_ARGS(10060014, "参数错误"),
    SHIPPING_UNCHANGED(10060023, "发货信息未更新"),
    SHIPPING_LIST_LENGTH(10060024, "物流信息列表太长"),
    EXPRESS_COMPANY_LENGTH(10060025, "物流公司编码太长"),
    TRACKING_NO_LENGTH(10060026, "物流单号太长"),
    NOT_SHIPPED(10060028, "支付单不是已发货状态"),
    INVALID_RECEIVED_TIME(10060029, "签收时间非法"),
    ALREADY_NOTIFIED(10060030, "支付单已使用提醒收货机会"),
    OTHER_PAYER(10060031, "该笔支付单不属于 openid 所指定的用户"),
    NOTIFICATION_WITHOUT_CARRIER(10060032, "只有物流快递发货时允许提醒用户确认收货"),
    INVALID_ORDER_NUMBER_TYPE(268485194, "订单单号类型非法"),
    TRANSACTION_ID_MISSING(268485195, "微信支付单号形式下 transaction_id 字段不能为空"),
    MCHID_MISSING(268485196, "商户侧单号形式下 mchid 字段不能为空"),
    OUT_TRADE_NO_MISSING(268485197, "商户侧单号形式下 out_trade_no 字段不能为空"),
    INVALID_UPLOAD_TIME(268485216, "上传时间非法，请按照 RFC 3339 格式填写"),
    INVALID_DELIVERY_MODE(268485224, "发货模式非法"),
    TRACKING_NO_MISSING(268485226, "物流单号不能为空"),
    EXPRESS_COMPANY_MISSING(268485227, "物流公司编码不能为空"),
    UNIFIED_LIST_LENGTH(268485228, "统一发货模式下，物流信息列表长度必须为 1"),
    INVALID_SPECIAL_ORDER_TYPE(268546000, "type非法"),
    INVALID_DELAY(268546001, "delay_to非法"),
    NO_ORDER_TO_SHIP(268546002, "账户不存在这个待发货单号");

    private final int code;
    private final String text;

    Errcode(int code, String text) {
        this.code = code;
        this.text = text;
    }

    public int code() {
        return code;
    }

    public String text() {
        return text;
    }
}
