package io.cloudcall.http;

import io.netty.util.internal.logging.InternalLoggerFactory;
import io.netty.util.internal.logging.JdkLoggerFactory;

/** Turns off what Netty and Vert.x do at their first use in a process that a client of one server does not need. */
final class NettyTuning {
    private NettyTuning() {}

    /** Has to be called before any class of theirs is used, from any thread; a second call changes nothing. */
    static void apply() {
        // The JDK's resolver is there already; Vert.x' own would be loaded for one name.
        System.setProperty("vertx.disableDnsResolver", "true");
        // Netty would build a dozen proxies at start for events that are not recorded.
        System.setProperty("io.netty.jfr.enabled", "false");
        // What both end up with anyway, after opening every jar in search of other loggers.
        System.setProperty("vertx.logger-delegate-factory-class-name", "io.vertx.core.logging.JULLogDelegateFactory");
        InternalLoggerFactory.setDefaultFactory(JdkLoggerFactory.INSTANCE);
    }
}
