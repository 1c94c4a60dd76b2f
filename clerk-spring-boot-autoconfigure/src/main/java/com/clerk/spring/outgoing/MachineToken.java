package com.clerk.spring.outgoing;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.backend.ClerkM2m;
import com.clerk.spring.backend.M2mTokenRequest;
import com.clerk.spring.model.ClerkM2mToken;

/**
 * A machine-to-machine token, renewed before it expires by whoever needs it then.
 */
final class MachineToken implements OutgoingToken {

	private final ClerkM2m m2m;

	private final M2mTokenRequest request;

	private final Clock clock;

	private final AtomicReference<@Nullable HeldToken> held = new AtomicReference<>();

	private final AtomicReference<@Nullable CompletableFuture<HeldToken>> renewal = new AtomicReference<>();

	MachineToken(ClerkM2m m2m, M2mTokenRequest request, Clock clock) {
		this.m2m = m2m;
		this.request = request;
		this.clock = clock;
	}

	@Override
	public String get() {
		HeldToken current = this.held.get();
		Instant now = this.clock.instant();
		return (current != null && current.isFresh(now)) ? current.text() : renewed(current, now).text();
	}

	@Override
	public void refused(String token) {
		HeldToken current = this.held.get();
		// Where a service takes none of them, not every call shall buy a new one.
		if (current != null && current.text().equals(token) && current.isReplaceable(this.clock.instant())) {
			this.held.compareAndSet(current, null);
		}
	}

	private HeldToken renewed(@Nullable HeldToken current, Instant now) {
		CompletableFuture<HeldToken> own = new CompletableFuture<>();
		CompletableFuture<HeldToken> flight = this.renewal.compareAndExchange(null, own);
		if (flight == null) {
			return renew(own, current, now);
		}
		return (current != null && current.isGood(now)) ? current : join(flight);
	}

	private HeldToken renew(CompletableFuture<HeldToken> own, @Nullable HeldToken current, Instant now) {
		try {
			HeldToken latest = this.held.get();
			// Another call may have ended between the look at the token and this.
			HeldToken token = (latest != null && latest != current) ? latest : create();
			this.held.set(token);
			own.complete(token);
			return token;
		}
		catch (RuntimeException ex) {
			own.completeExceptionally(ex);
			if (current == null || !current.isGood(now)) {
				throw ex;
			}
			HeldToken postponed = current.postponed(now);
			this.held.compareAndSet(current, postponed);
			return postponed;
		}
		finally {
			this.renewal.set(null);
			own.cancel(false);
		}
	}

	private HeldToken create() {
		ClerkM2mToken token = this.m2m.createToken(this.request);
		if (token.token() == null) {
			throw new IllegalStateException(
					"Clerk created the machine-to-machine token " + token.id() + " and did not say what it is");
		}
		return HeldToken.of(token.token(), this.clock.instant(), token.expiration());
	}

	private static HeldToken join(CompletableFuture<HeldToken> flight) {
		try {
			return flight.join();
		}
		catch (CompletionException ex) {
			throw (ex.getCause() instanceof RuntimeException failure) ? failure : ex;
		}
	}

}
