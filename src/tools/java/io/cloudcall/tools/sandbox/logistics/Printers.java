package io.cloudcall.tools.sandbox.logistics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The users who may print waybills, by openid, each with the tags of their shops. Thread-safe. */
final class Printers {

    private final Map<String, List<String>> tagsByOpenid = new LinkedHashMap<>();

    synchronized void bind(String openid, List<String> tags) {
        tagsByOpenid.put(openid, tags);
    }

    synchronized void unbind(String openid) {
        tagsByOpenid.remove(openid);
    }

    synchronized List<String> openids() {
        return List.copyOf(tagsByOpenid.keySet());
    }

    /** Returns the distinct tags of all printers. */
    synchronized List<String> tags() {
        return tagsByOpenid.values().stream().flatMap(List::stream).distinct().toList();
    }
}
