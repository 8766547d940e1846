package io.cloudcall.tools.cli;

import io.cloudcall.wechat.ErrorHints;
import java.util.Optional;

/** The remedies for WeChat's errors in the user's language: {@link ErrorHints} in English. */
record WeChatAdvice(Messages messages) {

    /** Returns the remedy in one line, or empty for an error without one. */
    Optional<String> forError(int errcode, String errMsg) {
        return messages.language() == Language.ENGLISH
                ? ErrorHints.forError(errcode, errMsg)
                : messages.find("advice." + errcode, ErrorHints.address(errMsg))
                        .map(advice -> messages.get("advice", errcode, advice));
    }
}
