package io.cloudcall.push;

import io.cloudcall.aws.AwsException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/**
 * An authenticator of requests by the keys of the AppID that they are for. Thread-safe.
 *
 * @param source the source of the keys
 * @param crypto the primitives
 */
record PushAuthenticator(PushKeySource source, PushCrypto crypto) {

    /**
     * Authenticates a request. If the keys at hand do not fit, they are read again.
     *
     * @param appId the AppID, possibly unknown
     * @throws AwsException if there are no keys to read
     * @throws TimeoutException if they are not read in time
     */
    Authentication authenticate(PushRequest request, String appId, PushDeadline deadline) throws TimeoutException {
        Optional<PushKeyStore> store = source.find(appId);
        if (store.isEmpty()) {
            return authenticate(request, appId, Map.of());
        }
        Map<String, PushKeys> keys = deadline.await(store.get().get());
        Authentication first = authenticate(request, appId, keys);
        return first.isSuccessful() ? first : refresh(first, request, appId, keys, store.get(), deadline);
    }

    private Authentication refresh(
            Authentication first,
            PushRequest request,
            String appId,
            Map<String, PushKeys> unfit,
            PushKeyStore store,
            PushDeadline deadline) {
        try {
            Map<String, PushKeys> keys = deadline.await(store.refresh(unfit));
            return keys.equals(unfit) ? first : authenticate(request, appId, keys);
        } catch (AwsException e) {
            return first.withRefreshFailure(e.logMessage());
        } catch (TimeoutException e) {
            return first.withRefreshFailure("The keys of message push could not be read again in time.");
        }
    }

    private Authentication authenticate(PushRequest request, String appId, Map<String, PushKeys> keys) {
        PushKeys ofApp = keys.get(appId);
        return ofApp == null
                ? Authentication.of(request, appId, PushKeys.DUMMY, crypto).asUnknownApp()
                : Authentication.of(request, appId, ofApp, crypto);
    }
}
