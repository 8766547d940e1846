package io.cloudcall.chaos;

/** Results of logistics.getOrder by the contract, written out independently of the code that makes them. */
final class ExpectedResults {
    static final String OK = "\"errMsg\":\"openapi.logistics.getOrder:ok\",\"errCode\":0}";
    static final String TIMED_OUT = platformError(-604102);
    static final String TOO_LARGE = platformError(-604001);
    static final String SYSTEM_ERROR = platformError(-604103);
    static final String CLOSED_BEFORE_RESPONSE = transportError("The server closed the connection before it answered.");
    static final String CLOSED_MID_RESPONSE =
            transportError("The server closed the connection in the middle of its answer.");

    private ExpectedResults() {}

    static String errcode(int errcode, String errmsg) {
        return "{\"errCode\":" + errcode + ",\"errMsg\":\"openapi.logistics.getOrder:fail " + errmsg + "\"}";
    }

    /** @param body as it is in a JSON string */
    static String invalidJson(String body) {
        return errcode(-601001, "wechat server internal error, response body is invalid json: " + body);
    }

    private static String transportError(String sentence) {
        return errcode(-501001, "-501001 resource system error. " + sentence);
    }

    private static String platformError(int code) {
        return "{\"errCode\":" + code + ",\"errMsg\":\"system error: error code: " + code + "\"}";
    }
}
