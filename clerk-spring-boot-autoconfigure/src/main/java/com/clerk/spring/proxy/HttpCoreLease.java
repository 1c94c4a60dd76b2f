package com.clerk.spring.proxy;

import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;

import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.nio.AsyncClientExchangeHandler;
import org.apache.hc.core5.http.nio.command.RequestExecutionCommand;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.ConnPool;
import org.apache.hc.core5.pool.PoolEntry;
import org.apache.hc.core5.reactor.Command;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * A connection, or a place for one, that one request has to itself until it gives it
 * back. Any thread may call, as often as it likes.
 */
final class HttpCoreLease {

	/** Starts the time after which an unused connection is closed. */
	private static final TimeValue IDLE = TimeValue.ofSeconds(60);

	private final ConnPool<HttpCoreRoute, IOSession> pool;

	private final HttpCoreConnector connector;

	private final boolean fresh;

	private final User user;

	private final AtomicReference<@Nullable PoolEntry<HttpCoreRoute, IOSession>> place = new AtomicReference<>();

	private volatile boolean givenBack;

	private volatile boolean reused;

	private volatile @Nullable Future<?> waiting;

	private volatile @Nullable HttpCoreOpening opening;

	HttpCoreLease(ConnPool<HttpCoreRoute, IOSession> pool, HttpCoreConnector connector, boolean fresh, User user) {
		this.pool = pool;
		this.connector = connector;
		this.fresh = fresh;
		this.user = user;
	}

	void take(HttpCoreRoute route) {
		this.waiting = this.pool.lease(route, null, Timeout.DISABLED, new Step<>() {

			@Override
			public void completed(PoolEntry<HttpCoreRoute, IOSession> entry) {
				taken(entry);
			}

		});
		if (this.givenBack) {
			cancelWhatIsPending();
		}
	}

	private void taken(PoolEntry<HttpCoreRoute, IOSession> entry) {
		this.place.set(entry);
		if (this.givenBack) {
			giveBack(false);
			return;
		}
		IOSession session = entry.getConnection();
		if (session != null && (this.fresh || !session.isOpen())) {
			entry.discardConnection(CloseMode.GRACEFUL);
		}
		if (entry.hasConnection()) {
			this.reused = true;
			this.user.connected(this);
		}
		else {
			open(entry);
		}
	}

	private void open(PoolEntry<HttpCoreRoute, IOSession> entry) {
		this.opening = this.connector.open(entry.getRoute(), new Step<>() {

			@Override
			public void completed(IOSession session) {
				opened(entry, session);
			}

		});
		if (this.givenBack) {
			cancelWhatIsPending();
		}
	}

	/**
	 * Nobody else looks at a place once it is given back, so a connection that comes too
	 * late can be put there and has to be closed here.
	 */
	private void opened(PoolEntry<HttpCoreRoute, IOSession> entry, IOSession session) {
		entry.assignConnection(session);
		if (this.place.get() == null) {
			entry.discardConnection(CloseMode.IMMEDIATE);
			return;
		}
		this.user.connected(this);
	}

	/**
	 * Tells whether somebody else has used the connection before.
	 */
	boolean isReused() {
		return this.reused;
	}

	/**
	 * Lets a request have the connection. A connection that is lost in the meantime is
	 * told to the request.
	 */
	void execute(AsyncClientExchangeHandler exchange) {
		PoolEntry<HttpCoreRoute, IOSession> entry = this.place.get();
		IOSession session = (entry != null) ? entry.getConnection() : null;
		if (session != null) {
			session.enqueue(new RequestExecutionCommand(exchange, HttpCoreContext.create()), Command.Priority.NORMAL);
		}
	}

	/**
	 * Gives everything back.
	 * @param reusable whether others may use the connection, which else is broken off
	 */
	void giveBack(boolean reusable) {
		this.givenBack = true;
		cancelWhatIsPending();
		PoolEntry<HttpCoreRoute, IOSession> entry = this.place.getAndSet(null);
		if (entry == null) {
			return;
		}
		IOSession session = entry.getConnection();
		boolean kept = reusable && session != null && session.isOpen();
		if (kept) {
			entry.updateExpiry(IDLE);
		}
		else {
			entry.discardConnection(CloseMode.IMMEDIATE);
		}
		this.pool.release(entry, kept);
	}

	private void cancelWhatIsPending() {
		Future<?> place = this.waiting;
		if (place != null) {
			place.cancel(true);
		}
		HttpCoreOpening connection = this.opening;
		if (connection != null) {
			connection.cancel();
		}
	}

	/** Who has asked for a connection. */
	interface User {

		/**
		 * Is told first of all, of what to give back.
		 */
		void leased(HttpCoreLease lease);

		void connected(HttpCoreLease lease);

		void unconnected(Exception cause);

	}

	/** What is waited for on the way to a connection. */
	private abstract class Step<T> implements FutureCallback<T> {

		@Override
		public void failed(Exception ex) {
			HttpCoreLease.this.user.unconnected(ex);
		}

		@Override
		public void cancelled() {
			failed(new CancellationException());
		}

	}

}
