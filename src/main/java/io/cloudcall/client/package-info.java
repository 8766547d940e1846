/**
 * The client for programs that make cloud calls themselves: {@link io.cloudcall.client.CloudCallClient}. The function of this project
 * uses nothing of it.
 */
@NullMarked
package io.cloudcall.client;

import org.jspecify.annotations.NullMarked;
