/**
 * The sandbox's logistics (物流助手): accounts, orders, their waybills and paths, printers, and the carrier's side. Start
 * at {@link io.cloudcall.tools.sandbox.logistics.LogisticsApi}; a new API is one more {@code Endpoint} with a
 * {@code Route} there.
 *
 * <p>Fields, responses and errors follow WeChat's pages about logistics, current and older. Where these are silent, the
 * class documents its assumption.
 */
@NullMarked
package io.cloudcall.tools.sandbox.logistics;

import org.jspecify.annotations.NullMarked;
