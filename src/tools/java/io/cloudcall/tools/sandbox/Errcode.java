package io.cloudcall.tools.sandbox;

/**
 * The errors of the sandbox with WeChat's texts: as quoted by developers, otherwise from the list of WeChat's global
 * return codes.
 */
public enum Errcode {
    INVALID_CREDENTIAL(40001, "invalid credential, access_token is invalid or not latest"),
    INVALID_GRANT_TYPE(40002, "invalid grant_type"),
    INVALID_OPENID(40003, "invalid openid"),
    INVALID_APPID(40013, "invalid appid"),
    INVALID_CODE(40029, "invalid code"),
    INVALID_URL(40066, "invalid url"),
    INVALID_ARGS(40097, "invalid args"),
    INVALID_APPSECRET(40125, "invalid appsecret,"),
    CODE_USED(40163, "code been used"),
    WAYBILL_NOT_FOUND(40199, "waybill_id not found"),
    ACCESS_TOKEN_MISSING(41001, "access_token missing"),
    APPID_MISSING(41002, "appid missing"),
    APPSECRET_MISSING(41004, "appsecret missing"),
    CODE_MISSING(41008, "missing code"),
    ACCESS_TOKEN_EXPIRED(42001, "access_token expired"),
    GET_REQUIRED(43001, "require GET method"),
    POST_REQUIRED(43002, "require POST method"),
    EMPTY_POST(44002, "empty post data"),
    DAILY_QUOTA(45009, "reach max api daily quota limit"),
    MINUTE_QUOTA(45011, "api minute-quota reach limit, must slower, retry next minute"),
    DATA_FORMAT(47001, "data format error"),
    SESSION_KEY_EXPIRED(87007, "session_key is not existd or expired"),
    INVALID_SIG_METHOD(87008, "invalid sig_method"),
    INVALID_SIGNATURE(87009, "invalid signature"),
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
    INVALID_WX_APPID(9300536, "invalid wxa_appid");

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
