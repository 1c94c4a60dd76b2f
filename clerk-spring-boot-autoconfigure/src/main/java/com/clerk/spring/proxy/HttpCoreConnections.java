package com.clerk.spring.proxy;

import java.time.Duration;

import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.pool.StrictConnPool;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.util.TimeValue;

/**
 * The connections, open ones and those to be opened.
 */
final class HttpCoreConnections implements AutoCloseable {

	/** So that changes of DNS count on a busy connection too. */
	private static final TimeValue LIFETIME = TimeValue.ofMinutes(5);

	private final StrictConnPool<HttpCoreRoute, IOSession> pool;

	private final HttpCoreConnector connector;

	HttpCoreConnections(int limit, HttpCoreConnector connector) {
		this.pool = new StrictConnPool<>(limit, limit, LIFETIME, PoolReusePolicy.LIFO, null);
		this.connector = connector;
	}

	/**
	 * Asks for a connection.
	 * @param route where to
	 * @param fresh whether it must be a new one
	 * @param user is told of it, maybe at once, and gives it back in any case
	 * @throws IllegalStateException if the connections are closed
	 */
	void lease(HttpCoreRoute route, boolean fresh, HttpCoreLease.User user) {
		HttpCoreLease lease = new HttpCoreLease(this.pool, this.connector, fresh, user);
		user.leased(lease);
		lease.take(route);
	}

	void closeIdle(Duration idle) {
		this.pool.closeIdle(TimeValue.of(idle));
		this.pool.closeExpired();
	}

	@Override
	public void close() {
		this.pool.close(CloseMode.IMMEDIATE);
	}

}
