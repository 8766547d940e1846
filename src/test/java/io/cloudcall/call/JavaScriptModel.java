package io.cloudcall.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A slow reference model of the SDK's conversion of a body: ECMAScript's rules for the order of properties and the
 * SDK's own loop over them. Values are {@link Members}, lists, and strings that hold JSON text.
 */
final class JavaScriptModel {
    private static final Pattern SNAKE = Pattern.compile("_[a-z]");
    private static final Pattern CAPITAL = Pattern.compile("[A-Z]");
    private static final Pattern NUMERAL = Pattern.compile("0|[1-9][0-9]{0,9}");

    private JavaScriptModel() {}

    /** A property, named by text without anything to escape. */
    record Member(String key, Object value) {}

    /** An object literal: its members as they are written, perhaps with one key twice. */
    record Members(List<Member> list) {}

    /** Returns the JSON text of a value as it is written. */
    static String write(Object value) {
        if (value instanceof Members members) {
            return members.list().stream()
                    .map(member -> '"' + member.key() + "\":" + write(member.value()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        return value instanceof List<?> items
                ? items.stream().map(JavaScriptModel::write).collect(Collectors.joining(",", "[", "]"))
                : (String) value;
    }

    /** Returns the result of a body without a truthy errcode. */
    static String success(Members body) {
        Properties object = evaluate(body);
        object.delete("errcode");
        object.delete("errmsg");
        Properties result = convertObject(object, JavaScriptModel::camel);
        result.assign("errMsg", "\"openapi.logistics.getAllAccount:ok\"");
        result.assign("errCode", "0");
        return write(result.members());
    }

    /** Returns what the SDK sends for the data of a call. */
    static String request(Members data) {
        Properties result = convertObject(evaluate(data), JavaScriptModel::snake);
        result.delete("access_token");
        return write(result.members());
    }

    private static Properties evaluate(Members literal) {
        Properties object = new Properties();
        literal.list().forEach(member -> object.assign(member.key(), member.value()));
        return object;
    }

    private static Properties convertObject(Properties input, Case spelling) {
        Properties data = input.copy();
        for (String key : data.keys()) {
            Object value = convert(data.get(key), spelling);
            String convertedKey = spelling.of(key);
            data.assign(convertedKey, value);
            if (!convertedKey.equals(key)) {
                data.delete(key);
            }
        }
        return data;
    }

    private static Object convert(Object value, Case spelling) {
        if (value instanceof Members members) {
            return convertObject(evaluate(members), spelling).members();
        }
        return value instanceof List<?> items
                ? items.stream().map(item -> convert(item, spelling)).toList()
                : value;
    }

    private static String camel(String key) {
        return SNAKE.matcher(key).replaceAll(match -> match.group().substring(1).toUpperCase(Locale.ROOT));
    }

    /** Returns a key as the SDK sends it. */
    static String snake(String key) {
        return CAPITAL.matcher(key)
                .replaceAll(
                        match -> (match.start() > 0 ? "_" : "") + match.group().toLowerCase(Locale.ROOT));
    }

    private interface Case {
        String of(String key);
    }

    /** An ordinary object of ECMAScript. */
    private static final class Properties {
        private final List<Member> assigned = new ArrayList<>();

        private int place(String key) {
            return assigned.stream().map(Member::key).toList().indexOf(key);
        }

        private void assign(String key, Object value) {
            if (place(key) < 0) {
                assigned.add(new Member(key, value));
            } else {
                assigned.set(place(key), new Member(key, value));
            }
        }

        private void delete(String key) {
            assigned.removeIf(member -> member.key().equals(key));
        }

        private Object get(String key) {
            return assigned.get(place(key)).value();
        }

        private List<String> keys() {
            Stream<String> indexes = assigned.stream()
                    .map(Member::key)
                    .filter(Properties::isIndex)
                    .map(Long::valueOf)
                    .sorted()
                    .map(String::valueOf);
            Stream<String> others = assigned.stream().map(Member::key).filter(key -> !isIndex(key));
            return Stream.concat(indexes, others).toList();
        }

        private Members members() {
            return new Members(
                    keys().stream().map(key -> new Member(key, get(key))).toList());
        }

        private Properties copy() {
            return evaluate(members());
        }

        private static boolean isIndex(String key) {
            return NUMERAL.matcher(key).matches() && Long.parseLong(key) < 4_294_967_295L;
        }
    }
}
