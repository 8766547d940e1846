package io.cloudcall.tools.sandbox;

import java.util.regex.Pattern;

/** The format of openids. That every openid of this format belongs to a user is an assumption. */
public final class Openid {

    private static final Pattern FORM = Pattern.compile("o[0-9A-Za-z_-]+");

    private Openid() {}

    public static boolean isValid(String openid) {
        return FORM.matcher(openid).matches();
    }
}
