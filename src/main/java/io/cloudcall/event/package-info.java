/**
 * The events that a function accepts, and the format of the response to each. Start at
 * {@link io.cloudcall.event.EventParser}; a new kind of event is one more {@link io.cloudcall.event.InvocationEvent}
 * that the parser recognizes.
 */
@NullMarked
package io.cloudcall.event;

import org.jspecify.annotations.NullMarked;
