/** The quota watch: metrics and warnings from a response of logistics.getAllAccount. */
@NullMarked
package io.cloudcall.quota;

import org.jspecify.annotations.NullMarked;
