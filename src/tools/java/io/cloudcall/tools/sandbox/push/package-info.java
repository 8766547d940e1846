/**
 * WeChat's message push (消息推送): its events, their encryption and signature, and how WeChat sends them. Shares no code
 * with the function's receiver, so that no error is in both. Start at
 * {@link io.cloudcall.tools.sandbox.push.PushSender}.
 *
 * <p>Documented on WeChat's page about message push (July 2026): the signatures, the encryption, the parameters of the
 * URL, the verification, and that an empty body or {@code success} is the answer. Fields of events are those of their
 * own pages. An event whose page has XML only is flat here, without XML's inner element, as WeChat's pages about
 * subscribe messages show for events that have both forms.
 */
@NullMarked
package io.cloudcall.tools.sandbox.push;

import org.jspecify.annotations.NullMarked;
