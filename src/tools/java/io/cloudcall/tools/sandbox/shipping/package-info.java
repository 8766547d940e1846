/**
 * The sandbox's shipping management (发货信息管理): payments, what was uploaded about their shipment, and the reminder to
 * confirm receipt. Start at {@link io.cloudcall.tools.sandbox.shipping.ShippingApi}; a new API is one more
 * {@code Endpoint} with a {@code Route} there.
 *
 * <p>Fields, responses and errors follow WeChat's pages about 小程序交易管理服务. Where these are silent, the class documents
 * its assumption.
 */
@NullMarked
package io.cloudcall.tools.sandbox.shipping;

import org.jspecify.annotations.NullMarked;
