package com.clerk.spring.request;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.util.function.SingletonSupplier;

import com.clerk.spring.auth.AcceptedTokens;
import com.clerk.spring.auth.Auth;
import com.clerk.spring.auth.CallerContext;
import com.clerk.spring.auth.MachineAuth;
import com.clerk.spring.auth.TokenType;
import com.clerk.spring.options.ClerkOptions;

/**
 * The machine token in a request's {@code Authorization} header. It is verified when
 * somebody asks, which may cost a call to Clerk, and once only.
 *
 * @since 0.1.0
 */
public final class MachineCredential {

	private final TokenType type;

	private final Supplier<RequestState> verification;

	private final @Nullable MachineAuth known;

	private volatile @Nullable RequestState state;

	private MachineCredential(TokenType type, Supplier<RequestState> verification, @Nullable MachineAuth known) {
		this.type = type;
		this.verification = SingletonSupplier.of(verification);
		this.known = known;
	}

	/**
	 * Looks for a machine token, without verifying it.
	 * @param request the request
	 * @param options the options for it
	 * @param authenticator what verifies the token
	 * @return the token, or null if the request carries none
	 */
	public static @Nullable MachineCredential of(ClerkRequest request, ClerkOptions options,
			RequestAuthenticator authenticator) {
		String token = AuthorizationHeader.token(request.header("authorization"));
		TokenType type = (token != null) ? new UnverifiedToken(token).type() : TokenType.SESSION_TOKEN;
		if (type == TokenType.SESSION_TOKEN) {
			return null;
		}
		AcceptedTokens accepted = AcceptedTokens.of(type);
		return new MachineCredential(type, () -> authenticator.authenticate(request, options, accepted), null);
	}

	/**
	 * Takes a caller for verified, as tests do.
	 * @param caller the caller
	 * @return the token of that caller
	 */
	public static MachineCredential of(MachineAuth caller) {
		return new MachineCredential(Objects.requireNonNull(caller.tokenType()), () -> {
			throw new IllegalStateException("There is nothing to verify");
		}, caller);
	}

	/**
	 * Returns the kind of the token, by its form.
	 * @return the kind, not a session token
	 */
	public TokenType type() {
		return this.type;
	}

	/**
	 * Verifies the token, unless that was done.
	 * @param context the request
	 * @return the caller where the kind is accepted, authenticated or not
	 */
	public Auth caller(CallerContext context) {
		return (this.known != null) ? this.known.in(context) : state().caller(context);
	}

	/**
	 * Verifies the token, unless that was done.
	 * @return how long to wait before another try where the token can't be verified now,
	 * else null
	 */
	public @Nullable Duration outage() {
		return (this.known != null) ? null : state().outage();
	}

	/**
	 * Tells whether the token was verified, so that asking about it costs no call.
	 * @return true if it was, whatever came out
	 */
	public boolean isVerified() {
		return this.known != null || this.state != null;
	}

	private RequestState state() {
		RequestState verified = this.verification.get();
		this.state = verified;
		return verified;
	}

	/**
	 * Shows the kind only.
	 */
	@Override
	public String toString() {
		return "MachineCredential[" + this.type.value() + "]";
	}

}
