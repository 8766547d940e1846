package io.cloudcall.tools.sandbox.logistics;

import java.util.regex.Pattern;

/** The format of openids. That every openid of this format belongs to a user is an assumption. */
final class Openid {

    private static final Pattern FORM = Pattern.compile("o[0-9A-Za-z_-]+");

    private Openid() {}

    static boolean isValid(String openid) {
        return FORM.matcher(openid).matches();
    }
}
