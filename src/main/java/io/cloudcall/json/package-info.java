/**
 * JSON as the contract needs it: values that keep every digit and the order of their members, a strict parser for
 * events, settings and secrets, and a lenient parser that accepts what json-bigint of wx-server-sdk accepts, for
 * WeChat's responses. Start at {@link io.cloudcall.json.JsonValue}.
 */
@NullMarked
package io.cloudcall.json;

import org.jspecify.annotations.NullMarked;
