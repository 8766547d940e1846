package io.cloudcall.call;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A request that both wx-server-sdk and the function get.
 *
 * @param api the call
 * @param convertCase whether keys are converted
 * @param members the members of the data, in order
 * @param mediaTypes the media types of the files among them, by the name that WeChat gets
 * @param deviations the reasons for which there is nothing to compare; usually none
 */
record GeneratedRequest(
        Api api,
        boolean convertCase,
        List<Member> members,
        Map<String, String> mediaTypes,
        Set<RequestDeviation> deviations) {

    /**
     * A member of the data.
     *
     * @param key the key as JSON text, with its quotation marks
     * @param value the value as JSON text
     * @param sdkValue the value as JSON text in which a file's content is a Buffer: the SDK takes no base64
     */
    record Member(String key, String value, String sdkValue) {}

    /** Returns the event of the function. */
    String event() {
        return toEvent(members.stream().map(member -> member.key() + ":" + member.value()));
    }

    /** Returns the same for the SDK. */
    String sdkEvent() {
        return toEvent(members.stream().map(member -> member.key() + ":" + member.sdkValue()));
    }

    private String toEvent(Stream<String> data) {
        return "{\"openapi\":\"" + api.name() + "\",\"convertCase\":" + convertCase
                + data.collect(Collectors.joining(",", ",\"data\":{", "}}"));
    }

    @Override
    public String toString() {
        return event();
    }
}
