package com.clerk.spring.proxy;

import java.io.IOException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.util.function.SingletonSupplier;

/**
 * Starts exchanges, and answers what never becomes one.
 */
final class ProxyExchanges implements AutoCloseable {

	private final FrontendApiProxySettings settings;

	private final UnbelievedForwarding forwarding;

	private final ProxyObservations observations;

	private final LongSupplier nanos;

	private final FailureLog failures;

	private final SingletonSupplier<Line> line;

	private volatile @Nullable Line opened;

	ProxyExchanges(FrontendApiProxySettings settings, UnbelievedForwarding forwarding, ProxyObservations observations,
			Supplier<UpstreamTransport> transports, LongSupplier nanos) {
		this.settings = settings;
		this.forwarding = forwarding;
		this.observations = observations;
		this.nanos = nanos;
		this.failures = new FailureLog(nanos);
		this.line = SingletonSupplier.of(() -> {
			UpstreamTransport transport = transports.get();
			Line made = new Line(transport, new ExchangesInFlight(settings.maxInFlight(), transport));
			this.opened = made;
			return made;
		});
	}

	/**
	 * Begins to observe a request, which is to be started, refused or abandoned.
	 */
	ExchangeEvents begin(HttpServletRequest request) {
		return this.observations.begin(request.getMethod());
	}

	/**
	 * Starts an exchange.
	 * @throws ProxyException if there can be none
	 */
	void start(ProxyRequests.Prepared prepared, HttpServletRequest request, HttpServletResponse response,
			ExchangeEvents observed) throws IOException {
		this.forwarding.look(request);
		Line open = this.line.obtain();
		if (!request.isAsyncSupported()) {
			throw new ProxyException(ProxyFailure.NO_ASYNC, "Asynchronous requests are not supported");
		}
		ServletInputStream input = unreadBody(request, prepared.framing());
		if (!open.inFlight().enter()) {
			throw new ProxyException(ProxyFailure.TOO_MANY, "max-in-flight is reached");
		}
		ExchangeBooks events = new ExchangeBooks(open.inFlight(), observed, this.failures);
		try {
			start(prepared, request, response, open, input, events);
		}
		catch (IOException | RuntimeException ex) {
			events.failed(ProxyFailure.UNEXPECTED, ex);
			events.over();
			throw ex;
		}
	}

	private void start(ProxyRequests.Prepared prepared, HttpServletRequest request, HttpServletResponse response,
			Line open, @Nullable ServletInputStream input, ExchangeBooks events) throws IOException {
		response.setCharacterEncoding((String) null);
		AsyncContext async = request.startAsync();
		ProxyExchange exchange = new ProxyExchange(async, prepared.path().value(), prepared.locations(),
				new Deadlines(this.nanos, this.settings), events);
		ClientResponse client = new ClientResponse(response, response.getOutputStream(), exchange,
				"HEAD".equals(request.getMethod()));
		RequestBody body = (input != null) ? new RequestBody(input, request.getContentLengthLong(), exchange) : null;
		events.started(exchange);
		exchange.start(client, open.transport(), new UpstreamRequest(prepared.upstream(), request.getMethod(),
				prepared.target(), prepared.headers(), body));
	}

	private static @Nullable ServletInputStream unreadBody(HttpServletRequest request, RequestHeaders.Framing framing)
			throws IOException {
		boolean empty = framing == RequestHeaders.Framing.LENGTH && request.getContentLengthLong() == 0;
		if (framing == RequestHeaders.Framing.NONE || empty) {
			return null;
		}
		try {
			ServletInputStream input = request.getInputStream();
			if (!input.isFinished()) {
				return input;
			}
		}
		catch (IllegalStateException ex) {
			// Somebody has taken the reader.
		}
		throw new ProxyException(ProxyFailure.BODY_CONSUMED, "The body of a request was read before");
	}

	/**
	 * Answers a request that is not passed on.
	 */
	void refuse(HttpServletRequest request, HttpServletResponse response, ProxyException refusal,
			ExchangeEvents observed) throws IOException {
		ProxyFailure failure = refusal.failure();
		this.failures.report(failure, refusal);
		observed.failed(failure, refusal);
		observed.answered(failure.status());
		observed.over();
		UpstreamHead head = failure.head();
		response.setCharacterEncoding((String) null);
		response.setStatus(head.status());
		head.headers().forEach((field) -> response.setHeader(field.name(), field.value()));
		if (!"HEAD".equals(request.getMethod())) {
			response.getOutputStream().write(failure.body());
		}
	}

	/**
	 * Ends the observation of a request that something else than the proxy answers.
	 */
	void abandon(Exception cause, ExchangeEvents observed) {
		observed.failed(ProxyFailure.UNEXPECTED, cause);
		observed.over();
	}

	@Nullable UpstreamFailure lastUpstreamFailure() {
		return this.failures.lastUpstreamFailure();
	}

	int inFlight() {
		Line open = this.opened;
		return (open != null) ? open.inFlight().count() : 0;
	}

	@Override
	public void close() {
		Line open = this.opened;
		if (open != null) {
			open.inFlight().close();
			open.transport().close();
		}
	}

	/** What exists once there was a request. */
	private record Line(UpstreamTransport transport, ExchangesInFlight inFlight) {
	}

}
