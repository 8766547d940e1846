/**
 * Delivery within a city (同城配送): stores, deliveries with their state, and the money that pays for them, from WeChat's
 * pages developers.weixin.qq.com/miniprogram/dev/server/API/weixin-express/same_city_distribution/ as of July 2026.
 * Start at {@link io.cloudcall.tools.sandbox.intracity.IntracityApi}; a new API is one more {@code Endpoint} there.
 */
@NullMarked
package io.cloudcall.tools.sandbox.intracity;

import org.jspecify.annotations.NullMarked;
