/** Where the AppSecret comes from. */
@NullMarked
package io.cloudcall.secret;

import org.jspecify.annotations.NullMarked;
