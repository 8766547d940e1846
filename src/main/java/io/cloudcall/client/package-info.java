/**
 * The client for programs that embed cloud calls. Start at {@link io.cloudcall.client.CloudCallClient}. Its public
 * signatures mention this package, {@code io.cloudcall.logistics} and the JDK only. The function does not use it.
 */
@NullMarked
package io.cloudcall.client;

import org.jspecify.annotations.NullMarked;
