/** The sandbox's users: their logins, session keys and telephone numbers. */
@NullMarked
package io.cloudcall.tools.sandbox.login;

import org.jspecify.annotations.NullMarked;
