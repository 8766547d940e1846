/**
 * The logistics accounts that WeChat lists, parsed from its responses. Start at
 * {@link io.cloudcall.logistics.AccountList}; a new field is one more component of
 * {@link io.cloudcall.logistics.Account}.
 */
@NullMarked
package io.cloudcall.logistics;

import org.jspecify.annotations.NullMarked;
