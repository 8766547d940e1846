package io.cloudcall.http;

import io.netty.util.internal.logging.InternalLoggerFactory;
import io.netty.util.internal.logging.JdkLoggerFactory;

/** Spares Netty and Vert.x, at their first use in a process, work that is of no use to a client of one server. */
final class NettyTuning {
    private NettyTuning() {}

    /** To be called before anything of theirs is used, from any thread; a second time does nothing new. */
    static void apply() {
        // The JDK's resolver is there already; Vert.x' own would be loaded for one name.
        System.setProperty("vertx.disableDnsResolver", "true");
        // Netty would build a dozen proxies at start for events that nobody records.
        System.setProperty("io.netty.jfr.enabled", "false");
        // What both end up with anyway, after opening every jar in search of other loggers.
        System.setProperty("vertx.logger-delegate-factory-class-name", "io.vertx.core.logging.JULLogDelegateFactory");
        InternalLoggerFactory.setDefaultFactory(JdkLoggerFactory.INSTANCE);
    }
}
