/**
 * WeChat's APIs for operators (openApi 管理): quotas of calls, and the record of a refused request. Start at
 * {@link io.cloudcall.tools.sandbox.management.ManagementApi}; a new API is one more {@code Endpoint} there.
 */
@NullMarked
package io.cloudcall.tools.sandbox.management;

import org.jspecify.annotations.NullMarked;
