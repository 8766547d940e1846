/**
 * The requests and responses of the logistics assistant (物流助手): a {@code …Request} and a {@code …Response} for each
 * call, and the types of their fields. Start at {@code io.cloudcall.client.Logistics}. The function uses none of it.
 *
 * <p>No field of a response is lost, by the rules of {@link io.cloudcall.logistics.AccountList}. Numbers keep every
 * digit. The types are generated from {@code clients/java/types/logistics.txt}.
 */
@NullMarked
package io.cloudcall.logistics.model;

import org.jspecify.annotations.NullMarked;
