package io.cloudcall.call;

/**
 * The check of a response that is not plain, before it becomes the result of a call. A plain one hides nothing behind
 * escapes, and has no access token. Thread-safe.
 */
public interface ResponseGuard {
    // No default methods: with them, the guard of each start would initialize this one.
    /** A guard that lets everything pass. */
    ResponseGuard NONE = new ResponseGuard() {
        @Override
        public String mask(String text) {
            return text;
        }

        @Override
        public CallResult check(CallResult result, ApiResponse response) {
            return result;
        }
    };

    /** Returns the text of a response without the secrets that it echoes. */
    String mask(String text);

    /** Returns the result of a response, or an error in its place. */
    CallResult check(CallResult result, ApiResponse response);
}
