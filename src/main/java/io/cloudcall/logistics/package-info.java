/** The logistics accounts that WeChat lists: {@link io.cloudcall.logistics.AccountList}. */
@NullMarked
package io.cloudcall.logistics;

import org.jspecify.annotations.NullMarked;
