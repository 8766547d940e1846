package io.cloudcall.wechat;

import io.cloudcall.call.Api;
import io.cloudcall.call.CallRejectedException;
import io.cloudcall.call.CallResult;
import io.cloudcall.call.ConfigurationException;
import io.cloudcall.call.PlatformError;
import io.cloudcall.call.RequestParameters;
import io.cloudcall.call.WeChatError;
import io.cloudcall.http.TransportRequest;
import io.cloudcall.http.TransportResponse;
import io.cloudcall.signing.ApiSecurity;
import io.cloudcall.signing.OpenedResponse;
import io.cloudcall.signing.SignedRequest;
import io.cloudcall.signing.UnverifiedResponseException;
import io.cloudcall.telemetry.InvocationRecorder;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;

/**
 * A call that is encrypted and signed, each attempt again, and whose response is verified and decrypted. Keys that
 * WeChat refuses, or that do not verify its response, are read again, since they may have been replaced. Not
 * thread-safe.
 */
final class SignedCall {
    private final Api api;
    private final RequestParameters data;
    private final AppSigningKeys keys;
    private final Deadline deadline;
    private final InvocationRecorder recorder;
    private ApiSecurity security;

    /**
     * Creates a call.
     *
     * @throws ConfigurationException if the keys are not usable
     * @throws WeChatCallException if they cannot be read
     */
    SignedCall(Api api, RequestParameters data, AppSigningKeys keys, Deadline deadline, InvocationRecorder recorder) {
        this.api = api;
        this.data = data;
        this.keys = keys;
        this.deadline = deadline;
        this.recorder = recorder;
        long startedAt = recorder.now();
        try {
            security = keys.get(deadline);
        } finally {
            recorder.recordTokenWait(startedAt);
        }
    }

    /**
     * Returns the result of the last exchange.
     *
     * @param mapper maps a decrypted response to the result
     * @throws WeChatCallException if the last exchange has no response
     */
    CallResult execute(URI target, RetryingCall retrying, Function<TransportResponse, CallResult> mapper) {
        CallResult result = retrying.execute(token -> request(target, token), response -> map(response, mapper));
        boolean isRepeatable = isKeyError(result) && deadline.hasAtLeast(1);
        return isRepeatable && refreshKeys()
                ? retrying.execute(token -> request(target, token), response -> map(response, mapper))
                : result;
    }

    /** Returns whether WeChat refused the keys, and with them the request before it did anything. */
    private static boolean isKeyError(CallResult result) {
        return WeChatError.find(result.numericErrCode())
                .filter(WeChatError::isWrongSigningKey)
                .isPresent();
    }

    private TransportRequest request(URI target, AccessToken token) {
        SequencedMap<String, String> query = new LinkedHashMap<>();
        query.put("access_token", token.value());
        SignedRequest signed = security.sign(api.path(), data.queryMembers(), data.bodyMembers(), data.keyCase());
        return TransportRequest.post(target, query, List.of(signed.body()), signed.headers(), api.isReadOnly());
    }

    private CallResult map(TransportResponse response, Function<TransportResponse, CallResult> mapper) {
        OpenedResponse opened;
        try {
            opened = open(response);
        } catch (UnverifiedResponseException e) {
            return PlatformError.SYSTEM_ERROR.result(
                    e.getMessage() + (api.isReadOnly() ? "" : "; whether WeChat carried out the call is unknown"));
        }
        if (opened.deprecatedSn() != null) {
            keys.deprecationWarning(opened.deprecatedSn()).ifPresent(recorder::recordWarning);
        }
        return mapper.apply(opened.response());
    }

    private OpenedResponse open(TransportResponse response) {
        try {
            return security.open(api.path(), response);
        } catch (UnverifiedResponseException e) {
            if (e.mayBeOutdatedKeys() && refreshKeys()) {
                return security.open(api.path(), response);
            }
            throw e;
        }
    }

    /** Returns whether there are other keys by now, which are used from then on. */
    private boolean refreshKeys() {
        try {
            Optional<ApiSecurity> next = keys.refresh(security, deadline);
            next.ifPresent(other -> security = other);
            return next.isPresent();
        } catch (WeChatCallException | CallRejectedException e) {
            // WeChat's own response says more.
            return false;
        }
    }
}
