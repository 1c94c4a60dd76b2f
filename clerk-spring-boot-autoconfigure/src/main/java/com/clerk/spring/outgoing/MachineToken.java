package com.clerk.spring.outgoing;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.backend.ClerkM2m;
import com.clerk.spring.backend.M2mTokenRequest;
import com.clerk.spring.model.ClerkM2mToken;

/**
 * A machine-to-machine token, renewed before it expires by whoever needs it then.
 */
final class MachineToken implements OutgoingToken {

	private final Supplier<ClerkM2m> m2m;

	private final M2mTokenRequest request;

	private final Clock clock;

	private final AtomicReference<@Nullable CompletableFuture<HeldToken>> renewal = new AtomicReference<>();

	private volatile HeldToken held = HeldToken.NONE;

	MachineToken(Supplier<ClerkM2m> m2m, M2mTokenRequest request, Clock clock) {
		this.m2m = m2m;
		this.request = request;
		this.clock = clock;
	}

	@Override
	public String get() {
		HeldToken current = this.held;
		Instant now = this.clock.instant();
		return (current.isDue(now) ? renewed(current, now) : current).textAt(now);
	}

	@Override
	public void answered(String token, boolean refused) {
		HeldToken current = this.held;
		if (current.isText(token)) {
			HeldToken judged = refused ? current.refused(this.clock.instant()) : current.accepted();
			if (judged != current) {
				replace(current, judged);
			}
		}
	}

	private HeldToken renewed(HeldToken current, Instant now) {
		CompletableFuture<HeldToken> own = new CompletableFuture<>();
		CompletableFuture<HeldToken> flight = this.renewal.compareAndExchange(null, own);
		if (flight == null) {
			return renew(own, now);
		}
		return current.isGood(now) ? current : join(flight);
	}

	private HeldToken renew(CompletableFuture<HeldToken> own, Instant now) {
		try {
			// Another call may have ended between the look at the token and this.
			HeldToken latest = this.held;
			HeldToken next = latest.isDue(now) ? next(latest) : latest;
			hold(next);
			own.complete(next);
			return next;
		}
		finally {
			this.renewal.set(null);
			own.cancel(false);
		}
	}

	private synchronized void hold(HeldToken next) {
		this.held = next;
	}

	private synchronized void replace(HeldToken current, HeldToken next) {
		if (this.held == current) {
			this.held = next;
		}
	}

	private HeldToken next(HeldToken latest) {
		try {
			ClerkM2mToken token = this.m2m.get().createToken(this.request);
			if (token.token() == null) {
				throw new IllegalStateException(
						"Clerk created the machine-to-machine token " + token.id() + " and did not say what it is");
			}
			return latest.replaced(token.token(), this.clock.instant(), token.expiration());
		}
		catch (RuntimeException ex) {
			return latest.postponed(this.clock.instant(), ex);
		}
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
