/** What a cloud call returns and throws: the contract of wx-server-sdk, without any I/O. */
@NullMarked
package io.cloudcall.call;

import org.jspecify.annotations.NullMarked;
