/** What only the sandbox's container image needs. */
@NullMarked
package io.cloudcall.tools.image;

import org.jspecify.annotations.NullMarked;
