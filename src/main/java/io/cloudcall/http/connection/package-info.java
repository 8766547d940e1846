/**
 * Connections over HTTP/1.1: which address of a name, for how long, and for which request. Start at
 * {@link io.cloudcall.http.connection.ConnectionPool}; a rule for which connection a request takes belongs there.
 */
@NullMarked
package io.cloudcall.http.connection;

import org.jspecify.annotations.NullMarked;
