package io.cloudcall.json;

/** The spelling of an object's keys: WeChat's snake_case, the cloud call's camelCase, or unchanged. */
public enum KeyCase {
    /** Keys stay unchanged. */
    AS_IS {
        @Override
        public String convert(String key) {
            return key;
        }
    },
    /** Each {@code _[a-z]} becomes the capital letter; nothing else changes. */
    CAMEL {
        @Override
        public String convert(String key) {
            int underscore = key.indexOf('_');
            return underscore < 0 ? key : toCamelCase(key, underscore);
        }
    },
    /** Each capital {@code X} becomes {@code _x}, the first character just {@code x}; nothing else changes. */
    SNAKE {
        @Override
        public String convert(String key) {
            return toSnakeCase(key);
        }
    };

    /** Returns {@code key} in this spelling. */
    public abstract String convert(String key);

    private static String toCamelCase(String key, int underscore) {
        StringBuilder out = new StringBuilder(key.length()).append(key, 0, underscore);
        for (int i = underscore; i < key.length(); i++) {
            char c = key.charAt(i);
            if (c == '_' && i + 1 < key.length() && isLowerCase(key.charAt(i + 1))) {
                i++;
                out.append((char) (key.charAt(i) - 'a' + 'A'));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static String toSnakeCase(String key) {
        StringBuilder out = new StringBuilder(key.length() + 8);
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if (isUpperCase(c)) {
                out.append(i == 0 ? "" : "_").append((char) (c - 'A' + 'a'));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static boolean isLowerCase(int c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isUpperCase(int c) {
        return c >= 'A' && c <= 'Z';
    }
}
