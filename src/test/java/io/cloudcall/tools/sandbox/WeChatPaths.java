package io.cloudcall.tools.sandbox;

/** Paths of WeChat's API that many tests need, as constants. */
public final class WeChatPaths {
    public static final String STABLE_TOKEN = "/cgi-bin/stable_token";
    public static final String GET_ALL_ACCOUNT = "/cgi-bin/express/business/account/getall";
    public static final String GET_QUOTA = "/cgi-bin/express/business/quota/get";
    public static final String ADD_ORDER = "/cgi-bin/express/business/order/add";
    public static final String GET_ORDER = "/cgi-bin/express/business/order/get";
    public static final String CANCEL_ORDER = "/cgi-bin/express/business/order/cancel";
    public static final String GOODS_AUDIT = "/wxaapi/broadcast/goods/audit";

    private WeChatPaths() {}
}
