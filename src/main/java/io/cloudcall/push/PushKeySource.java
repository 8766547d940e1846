package io.cloudcall.push;

import java.util.Optional;

/** A source of the keys of mini programs. Thread-safe. */
interface PushKeySource {

    /**
     * Returns the store that may have the keys of an AppID, or empty if there is none, or none that may be read now.
     *
     * @param appId the AppID, which any caller may have made up; empty if neither path nor settings name one
     */
    Optional<PushKeyStore> find(String appId);
}
