package io.cloudcall.sandbox;

/** The errors that the sandbox answers with, in WeChat's words as developers have quoted them. */
enum Errcode {
    INVALID_CREDENTIAL(40001, "invalid credential, access_token is invalid or not latest"),
    INVALID_GRANT_TYPE(40002, "invalid grant_type"),
    INVALID_APPID(40013, "invalid appid"),
    INVALID_URL(40066, "invalid url"),
    INVALID_APPSECRET(40125, "invalid appsecret,"),
    ACCESS_TOKEN_MISSING(41001, "access_token missing"),
    APPID_MISSING(41002, "appid missing"),
    APPSECRET_MISSING(41004, "appsecret missing"),
    ACCESS_TOKEN_EXPIRED(42001, "access_token expired"),
    GET_REQUIRED(43001, "require GET method"),
    POST_REQUIRED(43002, "require POST method"),
    DAILY_QUOTA(45009, "reach max api daily quota limit"),
    MINUTE_QUOTA(45011, "api minute-quota reach limit, must slower, retry next minute"),
    DATA_FORMAT(47001, "data format error");

    private final int code;
    private final String text;

    Errcode(int code, String text) {
        this.code = code;
        this.text = text;
    }

    int code() {
        return code;
    }

    String text() {
        return text;
    }
}
