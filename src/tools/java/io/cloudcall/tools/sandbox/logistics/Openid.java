package io.cloudcall.tools.sandbox.logistics;

import java.util.regex.Pattern;

/** What an openid looks like. That everything of the form is a user's is an assumption; WeChat knows its users. */
final class Openid {

    private static final Pattern FORM = Pattern.compile("o[0-9A-Za-z_-]+");

    private Openid() {}

    static boolean isValid(String openid) {
        return FORM.matcher(openid).matches();
    }
}
