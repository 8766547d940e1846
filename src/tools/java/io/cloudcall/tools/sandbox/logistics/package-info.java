/**
 * WeChat's logistics (物流助手) in miniature: accounts, orders, their waybills and paths, printers, and the delivery
 * company's side. Start at {@link io.cloudcall.tools.sandbox.logistics.LogisticsApi}; a new API is one more
 * {@code Endpoint} there.
 *
 * <p>Fields, answers and errors are those of WeChat's pages on logistics, of today and older. Where these say nothing,
 * the class concerned says what it assumes.
 */
@NullMarked
package io.cloudcall.tools.sandbox.logistics;

import org.jspecify.annotations.NullMarked;
