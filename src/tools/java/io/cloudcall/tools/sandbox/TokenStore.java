package io.cloudcall.tools.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** All issued access tokens with their current state. Thread-safe. */
final class TokenStore {

    private final Clock clock;
    private final Map<String, IssuedToken> tokens = new LinkedHashMap<>();
    private final Set<String> rejectedAtApiServers = new HashSet<>();
    private Duration lifetime = Duration.ofHours(2);
    private TokenFormat format = TokenFormat.REALISTIC;

    TokenStore(Clock clock) {
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    synchronized void setLifetime(Duration newLifetime) {
        lifetime = newLifetime;
    }

    synchronized void setFormat(TokenFormat newFormat) {
        format = newFormat;
    }

    synchronized IssuedToken issue() {
        IssuedToken token = new IssuedToken(format.generate(), now().plus(lifetime));
        tokens.put(token.value(), token);
        SecretRegistry.add(token.value());
        return token;
    }

    /** Returns the current state of {@code token}. */
    synchronized IssuedToken current(IssuedToken token) {
        return tokens.getOrDefault(token.value(), token);
    }

    synchronized void change(String value, UnaryOperator<IssuedToken> change) {
        tokens.computeIfPresent(value, (key, token) -> change.apply(token));
    }

    synchronized void changeAll(UnaryOperator<IssuedToken> change) {
        tokens.replaceAll((key, token) -> change.apply(token));
    }

    synchronized void rejectAtApiServers(String value) {
        rejectedAtApiServers.add(value);
    }

    synchronized List<String> issued() {
        return List.copyOf(tokens.keySet());
    }

    /** Throws the error for {@code value} unless it is a token that is valid now. */
    synchronized void require(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            throw new ApiErrorException(Errcode.ACCESS_TOKEN_MISSING);
        }
        IssuedToken token = tokens.get(value);
        if (token == null || token.isRejected(now()) || rejectedAtApiServers.contains(value)) {
            throw new ApiErrorException(Errcode.INVALID_CREDENTIAL);
        }
        if (token.isExpired(now())) {
            throw new ApiErrorException(Errcode.ACCESS_TOKEN_EXPIRED);
        }
    }
}
