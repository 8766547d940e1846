/**
 * The sandbox's users: their logins, session keys and telephone numbers. Start at
 * {@link io.cloudcall.tools.sandbox.login.LoginApi}; a new API of users is one more {@code Endpoint} there.
 */
@NullMarked
package io.cloudcall.tools.sandbox.login;

import org.jspecify.annotations.NullMarked;
