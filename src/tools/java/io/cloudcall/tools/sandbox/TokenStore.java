package io.cloudcall.tools.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The issued access tokens of all apps with their current state. Thread-safe. */
final class TokenStore {

    private final Clock clock;
    private final Map<String, IssuedToken> tokens = new LinkedHashMap<>();
    private final Set<String> rejectedAtApiServers = new HashSet<>();
    private final Map<String, Duration> lifetimes = new HashMap<>();
    private final Map<String, TokenFormat> formats = new HashMap<>();
    private Duration lifetime = Duration.ofHours(2);
    private TokenFormat format = TokenFormat.REALISTIC;

    TokenStore(Clock clock) {
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    /** Forgets all tokens, and how those of one app differ from the others. */
    synchronized void reset(Duration newLifetime) {
        tokens.clear();
        rejectedAtApiServers.clear();
        setLifetime(newLifetime);
        setFormat(TokenFormat.REALISTIC);
    }

    synchronized Duration lifetime() {
        return lifetime;
    }

    synchronized Duration lifetime(String appId) {
        return lifetimes.getOrDefault(appId, lifetime);
    }

    /** Counts the tokens that match {@code wanted} and are valid now. */
    synchronized long countValid(Predicate<IssuedToken> wanted) {
        return tokens.values().stream()
                .filter(wanted)
                .filter(token -> token.isValidAt(now()) && !rejectedAtApiServers.contains(token.value()))
                .count();
    }

    /** Sets the lifetime of all apps' next tokens. */
    synchronized void setLifetime(Duration newLifetime) {
        lifetimes.clear();
        lifetime = newLifetime;
    }

    synchronized void setLifetime(String appId, Duration newLifetime) {
        lifetimes.put(appId, newLifetime);
    }

    /** Sets the format of all apps' next tokens. */
    synchronized void setFormat(TokenFormat newFormat) {
        formats.clear();
        format = newFormat;
    }

    synchronized void setFormat(String appId, TokenFormat newFormat) {
        formats.put(appId, newFormat);
    }

    synchronized IssuedToken issue(String appId) {
        String value = formats.getOrDefault(appId, format).generate();
        Instant expiresAt = now().plus(lifetimes.getOrDefault(appId, lifetime));
        IssuedToken token = new IssuedToken(appId, value, expiresAt);
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

    /** Changes the tokens that match {@code wanted}. */
    synchronized void changeAll(Predicate<IssuedToken> wanted, UnaryOperator<IssuedToken> change) {
        tokens.replaceAll((key, token) -> wanted.test(token) ? change.apply(token) : token);
    }

    synchronized Optional<IssuedToken> find(String value) {
        return Optional.ofNullable(tokens.get(value));
    }

    synchronized void rejectAtApiServers(String value) {
        rejectedAtApiServers.add(value);
    }

    /** Returns the values of the tokens that match {@code wanted}, oldest first. */
    synchronized List<String> issued(Predicate<IssuedToken> wanted) {
        return tokens.values().stream().filter(wanted).map(IssuedToken::value).toList();
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
