/**
 * The packaged function behind nginx, haproxy and squid as Debian packages them, while they are reloaded, restarted and
 * killed, and behind names whose addresses change or are dead. Start at {@code RealServersIT} and {@code AddressesIT}.
 */
@NullMarked
package io.cloudcall.servers;

import org.jspecify.annotations.NullMarked;
