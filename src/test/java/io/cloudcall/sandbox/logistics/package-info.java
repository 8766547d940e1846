/**
 * WeChat's logistics (物流助手) in miniature. Start at {@link io.cloudcall.sandbox.logistics.Logistics}; a new API is one
 * more {@code Endpoint} there.
 */
@NullMarked
package io.cloudcall.sandbox.logistics;

import org.jspecify.annotations.NullMarked;
