package io.cloudcall.http.connection;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;

/**
 * A filter that drops interim responses (1xx), which a client may ignore by <a
 * href="https://www.rfc-editor.org/rfc/rfc9110#section-15.2">RFC 9110, 15.2</a>. Vert.x takes all but 100 and 103 for
 * the response, so that each later request on the connection would get the response of the one before.
 */
final class InterimResponseFilter extends ChannelInboundHandlerAdapter {
    private boolean inInterimResponse;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpResponse response) {
            // Nothing follows a head that cannot be parsed, so that the exchange must fail.
            inInterimResponse = response.decoderResult().isSuccess() && isInterim(response.status());
        }
        if (!inInterimResponse) {
            context.fireChannelRead(message);
            return;
        }
        inInterimResponse = !(message instanceof LastHttpContent);
        ReferenceCountUtil.release(message);
    }

    /** Returns whether another response follows. 101 is final: the protocol changes after it. */
    private static boolean isInterim(HttpResponseStatus status) {
        return status.codeClass() == HttpStatusClass.INFORMATIONAL
                && status.code() != HttpResponseStatus.SWITCHING_PROTOCOLS.code();
    }
}
