package com.clerk.spring.proxy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/**
 * A request under way between the client and the Frontend API. No thread waits for it:
 * whoever has news of it brings it one step further.
 */
final class ProxyExchange implements UpstreamListener, AsyncListener {

	/** Set on a request whose answer has to be broken off. */
	static final String BROKEN = ProxyExchange.class.getName() + ".BROKEN";

	/** Set on a request whose answer is written when it is dispatched. */
	static final String WAITING = ProxyExchange.class.getName() + ".WAITING";

	private final AsyncContext async;

	private final String path;

	private final LocationRewriting locations;

	private final Deadlines deadlines;

	private final ExchangeEvents events;

	private final AtomicBoolean over = new AtomicBoolean();

	private @Nullable ClientResponse response;

	private volatile @Nullable UpstreamCall call;

	private volatile boolean cancelled;

	/**
	 * Creates an exchange.
	 * @param async the request of the container
	 * @param path the path of the proxy, within the servlet context
	 * @param locations rewrites redirects
	 * @param deadlines how long each phase may take
	 * @param events is told what becomes of it
	 */
	ProxyExchange(AsyncContext async, String path, LocationRewriting locations, Deadlines deadlines,
			ExchangeEvents events) {
		this.async = async;
		this.path = path;
		this.locations = locations;
		this.deadlines = deadlines;
		this.events = events;
	}

	void start(ClientResponse client, UpstreamTransport transport, UpstreamRequest request) {
		this.response = client;
		this.async.setTimeout(0);
		this.async.addListener(this);
		client.start();
		if (request.body() != null) {
			request.body().start();
		}
		UpstreamCall started = transport.send(request, this);
		this.call = started;
		if (this.cancelled) {
			started.cancel();
		}
		else {
			started.bodyReady();
		}
	}

	/**
	 * Looks whether time has run out, and lets the client have what waits.
	 */
	void tick() {
		ProxyFailure failure = this.deadlines.missed();
		if (failure != null) {
			cancel();
			failed(failure, new TimeoutException());
		}
		else if (this.response != null) {
			this.response.flushLate();
		}
	}

	@Override
	public void connected() {
		this.deadlines.connected();
	}

	@Override
	public void sending() {
		this.deadlines.progress();
	}

	@Override
	public void sent() {
		this.deadlines.sent();
	}

	@Override
	public void head(UpstreamHead head) {
		this.deadlines.answered();
		try {
			UpstreamHead deliverable = ResponseHeaders.deliverable(head, this.locations);
			this.events.head(head.status());
			response().head(deliverable);
		}
		catch (ProxyException ex) {
			cancel();
			failed(ex.failure(), ex);
		}
	}

	@Override
	public void data(ByteBuffer data) {
		this.deadlines.progress();
		response().data(data);
	}

	@Override
	public void end() {
		response().end();
	}

	@Override
	public void failed(ProxyFailure failure, Throwable cause) {
		if (failure == ProxyFailure.CLIENT_ABORTED) {
			clientFailed(cause);
			return;
		}
		this.events.failed(failure, cause);
		response().fail(failure);
	}

	/**
	 * Notes a failure that is answered already.
	 */
	void refused(ProxyFailure failure) {
		cancel();
		this.events.failed(failure, new ProxyException(failure, "The head is too large"));
	}

	void bodyReady() {
		UpstreamCall running = this.call;
		if (running != null) {
			running.bodyReady();
		}
	}

	/**
	 * Notes the status that the client is given.
	 */
	void answered(int status) {
		this.events.answered(status);
	}

	void delivered(int octets) {
		this.deadlines.progress();
		UpstreamCall running = this.call;
		if (running != null) {
			running.delivered(octets);
		}
	}

	/**
	 * Gives up since there is nobody left to answer.
	 */
	void clientFailed(Throwable cause) {
		cancel();
		this.events.failed(ProxyFailure.CLIENT_ABORTED, cause);
		response().abandon(ProxyFailure.CLIENT_ABORTED);
		complete(ProxyFailure.CLIENT_ABORTED);
	}

	/**
	 * Ends the exchange.
	 * @param failure why, or null if all is well
	 */
	void complete(@Nullable ProxyFailure failure) {
		if (this.over.compareAndSet(false, true)) {
			this.events.over();
			try {
				this.async.complete();
			}
			catch (IllegalStateException ex) {
				// The container has ended it.
			}
		}
	}

	/**
	 * Ends the exchange so that the client can't take the answer for a whole one: only an
	 * exception on a thread of the container makes it close the connection.
	 */
	void breakOff() {
		dispatch(BROKEN, Boolean.TRUE);
	}

	/**
	 * Lets a thread of the container write an answer. Without a body to be written, a
	 * listener of the output has nothing to do: over HTTP/2 Tomcat would end the stream
	 * ahead of the head.
	 * @param answer is asked to write when the request is dispatched
	 */
	void dispatch(ClientResponse answer) {
		dispatch(WAITING, answer);
	}

	private void dispatch(String attribute, Object value) {
		if (this.over.compareAndSet(false, true)) {
			this.events.over();
			this.async.getRequest().setAttribute(attribute, value);
			try {
				this.async.dispatch(this.path);
			}
			catch (IllegalStateException ex) {
				// The container has ended it.
			}
		}
	}

	/**
	 * Does what a dispatch of a request was for. Tomcat ends a stream of HTTP/2 cleanly
	 * whatever is thrown, unless the trailers that end it can't be had.
	 * @return whether there was anything
	 * @throws BrokenAnswerException if the answer has to be broken off
	 */
	static boolean answerDispatched(HttpServletRequest request, HttpServletResponse response) throws IOException {
		if (request.getAttribute(BROKEN) != null) {
			if (request.getProtocol().startsWith("HTTP/2")) {
				response.setTrailerFields(BrokenAnswerException::refuseTrailers);
			}
			throw new BrokenAnswerException();
		}
		if (request.getAttribute(WAITING) instanceof ClientResponse answer) {
			answer.write();
			return true;
		}
		return false;
	}

	private void cancel() {
		this.cancelled = true;
		UpstreamCall running = this.call;
		if (running != null) {
			running.cancel();
		}
	}

	private ClientResponse response() {
		ClientResponse started = this.response;
		if (started == null) {
			throw new IllegalStateException("The exchange is not started");
		}
		return started;
	}

	@Override
	public void onComplete(AsyncEvent event) {
		cancel();
		response().close();
		if (this.over.compareAndSet(false, true)) {
			this.events.failed(ProxyFailure.CLIENT_ABORTED, new IllegalStateException("The container has ended it"));
			this.events.over();
		}
	}

	@Override
	public void onTimeout(AsyncEvent event) {
		clientFailed(new TimeoutException());
	}

	@Override
	public void onError(AsyncEvent event) {
		clientFailed(event.getThrowable());
	}

	@Override
	public void onStartAsync(AsyncEvent event) {
		// The exchange starts once.
	}

}
