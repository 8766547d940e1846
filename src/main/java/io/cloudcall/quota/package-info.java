/**
 * The quota watch: metrics and warnings from a response of logistics.getAllAccount. Start at
 * {@link io.cloudcall.quota.QuotaReport}; a new cause of a warning belongs in {@code QuotaWarning}.
 */
@NullMarked
package io.cloudcall.quota;

import org.jspecify.annotations.NullMarked;
