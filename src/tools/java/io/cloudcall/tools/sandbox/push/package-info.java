/**
 * WeChat's message push (消息推送): its events, their encryption and signature, and how WeChat sends them. Shares no code
 * with the function's receiver, so that no error is in both. Start at
 * {@link io.cloudcall.tools.sandbox.push.PushSender}.
 *
 * <p>Documented on WeChat's page about message push (July 2026): the signatures, the encryption, the parameters of the
 * URL, the verification, and that an empty body or {@code success} is the answer. Fields of events are those of their
 * own pages. WeChat's JSON of an event whose page has XML only is a guess: flat, as its table of fields, like the pages
 * about subscribe messages show for events that have both forms; complaint_callback has the inner object of its XML.
 */
@NullMarked
package io.cloudcall.tools.sandbox.push;

import org.jspecify.annotations.NullMarked;
