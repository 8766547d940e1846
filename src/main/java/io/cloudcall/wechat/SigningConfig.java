package io.cloudcall.wechat;

import org.jspecify.annotations.Nullable;

/**
 * The configuration of signed calls (API安全). Immutable; opens no connection, and loads nothing of signing itself.
 *
 * @param apis the APIs whose calls are signed
 * @param location the location of the keys
 * @param defaultAppId the AppID that keys without one belong to, or null if the settings have none
 */
public record SigningConfig(
        SignedApis apis,
        SigningKeysLocation location,
        @Nullable String defaultAppId) {}
