package com.clerk.spring.proxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.nio.command.RequestExecutionCommand;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.Command;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.reactor.ProtocolIOSession;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Opens one connection: finds the address, connects, asks a proxy for a tunnel where
 * there is one, and secures it. Only then is it a connection for anybody.
 */
final class HttpCoreOpening implements Runnable {

	private final HttpCoreConnector connector;

	private final HttpCoreRoute route;

	private final FutureCallback<IOSession> callback;

	private final AtomicBoolean done = new AtomicBoolean();

	private volatile boolean givenUp;

	private volatile @Nullable Future<IOSession> connecting;

	private volatile @Nullable IOSession session;

	/**
	 * Creates an attempt.
	 * @param connector knows how
	 * @param route where to
	 * @param callback is told of the connection, or that there is none, unless cancelled
	 */
	HttpCoreOpening(HttpCoreConnector connector, HttpCoreRoute route, FutureCallback<IOSession> callback) {
		this.connector = connector;
		this.route = route;
		this.callback = callback;
	}

	/**
	 * Begins. Finding the address may take its time.
	 */
	@Override
	public void run() {
		if (this.givenUp) {
			return;
		}
		try {
			connect(List.of(this.connector.addresses(this.route.firstHop().getHostName())).iterator());
		}
		catch (IOException | RuntimeException ex) {
			fail(ex);
		}
	}

	private void connect(Iterator<InetAddress> addresses) {
		InetSocketAddress address = new InetSocketAddress(addresses.next(), this.route.firstHop().getPort());
		this.connecting = this.connector.reactor()
			.connect(this.route.firstHop(), address, null, Timeout.DISABLED, this,
					step(this::connected, (ex) -> connectElsewhere(addresses, ex)));
		if (this.givenUp) {
			close();
		}
	}

	private void connectElsewhere(Iterator<InetAddress> addresses, Exception cause) {
		if (addresses.hasNext() && !this.givenUp) {
			connect(addresses);
		}
		else {
			fail(cause);
		}
	}

	/**
	 * Takes note of a connection as soon as it exists: whoever gives up at that moment is
	 * told nothing more, and it would stay open for ever.
	 */
	void established(IOSession established) {
		this.session = established;
		if (this.givenUp) {
			close();
		}
	}

	private void connected(IOSession connected) {
		if (this.route.isTunnelled()) {
			HttpCoreTunnel tunnel = new HttpCoreTunnel(this.route.authority(),
					step((authority) -> secure(connected), this::fail));
			connected.enqueue(new RequestExecutionCommand(tunnel, HttpCoreContext.create()), Command.Priority.NORMAL);
		}
		else if (this.route.isSecure()) {
			secure(connected);
		}
		else {
			complete(connected);
		}
	}

	private void secure(IOSession connected) {
		this.connector.tls()
			.upgrade((ProtocolIOSession) connected, this.route.upstream(), null, Timeout.DISABLED,
					step((secured) -> complete(connected), this::fail));
	}

	private void complete(IOSession usable) {
		if (this.done.compareAndSet(false, true)) {
			this.callback.completed(usable);
		}
	}

	private void fail(Exception cause) {
		if (this.done.compareAndSet(false, true)) {
			giveUp();
			this.callback.failed(cause);
		}
	}

	/**
	 * Gives up, if it is not too late.
	 */
	void cancel() {
		if (this.done.compareAndSet(false, true)) {
			giveUp();
		}
	}

	private void giveUp() {
		this.givenUp = true;
		close();
	}

	private void close() {
		Future<IOSession> pending = this.connecting;
		if (pending != null) {
			pending.cancel(true);
		}
		IOSession connected = this.session;
		if (connected != null) {
			connected.close(CloseMode.IMMEDIATE);
		}
	}

	/**
	 * Makes sure that whatever goes wrong in a step is told to somebody.
	 */
	private <T> FutureCallback<T> step(Consumer<T> next, Consumer<Exception> otherwise) {
		return new FutureCallback<>() {

			@Override
			public void completed(T result) {
				try {
					next.accept(result);
				}
				catch (RuntimeException ex) {
					fail(ex);
				}
			}

			@Override
			public void failed(Exception ex) {
				otherwise.accept(ex);
			}

			@Override
			public void cancelled() {
				fail(new CancellationException());
			}

		};
	}

}
