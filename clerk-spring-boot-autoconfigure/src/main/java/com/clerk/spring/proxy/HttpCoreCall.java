package com.clerk.spring.proxy;

import java.io.IOException;
import java.nio.channels.CancelledKeyException;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;

/**
 * A request under way: on one connection, or on a second one if the first was closed
 * before anything could be sent.
 */
final class HttpCoreCall implements UpstreamCall, HttpCoreLease.User {

	private final HttpCoreTransport transport;

	private final HttpCoreRoute route;

	private final UpstreamRequest request;

	private final UpstreamListener listener;

	private final AtomicBoolean over = new AtomicBoolean();

	private volatile @Nullable HttpCoreLease lease;

	private volatile @Nullable HttpCoreExchange exchange;

	HttpCoreCall(HttpCoreTransport transport, HttpCoreRoute route, UpstreamRequest request, UpstreamListener listener) {
		this.transport = transport;
		this.route = route;
		this.request = request;
		this.listener = listener;
	}

	void start() {
		connect(false);
	}

	private void connect(boolean fresh) {
		try {
			this.transport.connections().lease(this.route, fresh, this);
		}
		catch (RuntimeException ex) {
			fail(ProxyFailure.CONNECT, ex);
		}
	}

	@Override
	public void leased(HttpCoreLease leased) {
		this.lease = leased;
		if (this.over.get()) {
			leased.giveBack(false);
		}
	}

	@Override
	public void connected(HttpCoreLease leased) {
		HttpCoreExchange next = new HttpCoreExchange(this, this.request, this.route.isForwarded());
		this.exchange = next;
		try {
			leased.execute(next);
		}
		catch (CancelledKeyException ex) {
			next.failed(ex);
		}
	}

	@Override
	public void unconnected(Exception cause) {
		fail(ProxyFailure.CONNECT, cause);
	}

	/**
	 * Goes on after a connection was lost that nothing was sent on.
	 */
	void unsent(Exception cause) {
		HttpCoreLease lost = this.lease;
		if (lost != null && lost.isReused() && !isOver()) {
			lost.giveBack(false);
			connect(true);
		}
		else {
			fail(ProxyFailure.CONNECT, cause);
		}
	}

	/**
	 * Ends the call with a whole answer.
	 * @param reusable whether the request was sent as a whole, too
	 */
	void end(boolean reusable) {
		if (finish(reusable)) {
			this.listener.end();
		}
	}

	void fail(ProxyFailure failure, Throwable cause) {
		if (finish(false)) {
			this.listener.failed(failure, cause);
		}
	}

	private boolean finish(boolean reusable) {
		boolean first = this.over.compareAndSet(false, true);
		HttpCoreLease held = this.lease;
		if (first && held != null) {
			held.giveBack(reusable);
		}
		this.transport.over(this);
		return first;
	}

	UpstreamListener listener() {
		return this.listener;
	}

	boolean isOver() {
		return this.over.get();
	}

	@Override
	public void bodyReady() {
		HttpCoreExchange running = this.exchange;
		if (running != null && !isOver()) {
			go(running::bodyReady);
		}
	}

	@Override
	public void delivered(int octets) {
		HttpCoreExchange running = this.exchange;
		if (running != null && !isOver()) {
			go(() -> running.delivered(octets));
		}
	}

	/**
	 * A connection can be lost while it is told to go on.
	 */
	private void go(Step step) {
		try {
			step.run();
		}
		catch (IOException | CancelledKeyException ex) {
			fail(ProxyFailure.BROKEN_CONNECTION, ex);
		}
	}

	@Override
	public void cancel() {
		finish(false);
	}

	/** What the connection is told. */
	@FunctionalInterface
	private interface Step {

		void run() throws IOException;

	}

}
