/** WeChat's APIs for operators (openApi 管理): quotas of calls, and what became of a request. */
@NullMarked
package io.cloudcall.tools.sandbox.management;

import org.jspecify.annotations.NullMarked;
