package com.clerk.spring.proxy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import javax.net.ssl.SSLContext;

/**
 * The JDK's client, which needs {@code -Djdk.httpclient.allowRestrictedHeaders=host,expect}.
 */
final class JdkTransport implements UpstreamTransport {

	private final HttpClient client;

	JdkTransport(SSLContext trust) {
		this.client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).sslContext(trust)
			.followRedirects(HttpClient.Redirect.NEVER).build();
	}

	@Override
	public UpstreamCall send(UpstreamRequest request, UpstreamListener listener) {
		Call call = new Call(request, listener);
		if (request.body() == null) {
			listener.connected();
			listener.sent();
		}
		try {
			call.response = this.client.sendAsync(call.message(), call);
			call.response.whenComplete((response, failure) -> call.ended(failure));
		}
		catch (IllegalArgumentException ex) {
			call.fail(ProxyFailure.BAD_REQUEST, ex);
		}
		return call;
	}

	@Override
	public void closeIdle(Duration idle) {
	}

	@Override
	public void close() {
	}

	private static final class Call implements UpstreamCall, HttpResponse.BodyHandler<Void>,
			HttpResponse.BodySubscriber<Void>, Flow.Publisher<ByteBuffer>, Flow.Subscription {

		private final UpstreamRequest request;

		private final UpstreamListener listener;

		private final AtomicBoolean over = new AtomicBoolean();

		private final AtomicInteger room = new AtomicInteger(64 * 1024);

		private final AtomicBoolean asked = new AtomicBoolean();

		private final CompletableFuture<Void> body = new CompletableFuture<>();

		private final byte[] buffer = new byte[16 * 1024];

		private volatile CompletableFuture<HttpResponse<Void>> response;

		private volatile Flow.Subscription answer;

		private Flow.Subscriber<? super ByteBuffer> sink;

		private long demand;

		Call(UpstreamRequest request, UpstreamListener listener) {
			this.request = request;
			this.listener = listener;
		}

		HttpRequest message() {
			UpstreamUrl upstream = this.request.upstream();
			HttpRequest.Builder builder = HttpRequest
				.newBuilder(URI.create(upstream.scheme() + "://" + upstream.authority() + this.request.target()));
			long length = -1;
			for (HeaderField field : this.request.headers()) {
				if (field.is("Content-Length")) {
					length = Long.parseLong(field.value());
				}
				else if (!field.is("Transfer-Encoding")) {
					builder.header(field.name(), field.value());
				}
			}
			HttpRequest.BodyPublisher publisher = (length > 0) ? HttpRequest.BodyPublishers.fromPublisher(this, length)
					: HttpRequest.BodyPublishers.fromPublisher(this);
			return builder
				.method(this.request.method(),
						(this.request.body() != null) ? publisher : HttpRequest.BodyPublishers.noBody())
				.build();
		}

		@Override
		public synchronized void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
			this.sink = subscriber;
			this.listener.connected();
			subscriber.onSubscribe(this);
		}

		@Override
		public synchronized void request(long n) {
			this.demand += n;
			bodyReady();
		}

		@Override
		public synchronized void bodyReady() {
			RequestBody source = this.request.body();
			while (this.demand > 0 && source != null) {
				try {
					int octets = source.read(this.buffer);
					if (octets == 0) {
						return;
					}
					if (octets == RequestBody.END) {
						this.demand = Long.MIN_VALUE;
						if (!source.isWhole()) {
							throw new IOException("The client has gone");
						}
						this.listener.sent();
						this.sink.onComplete();
						return;
					}
					this.demand--;
					this.listener.sending();
					this.sink.onNext(ByteBuffer.wrap(Arrays.copyOf(this.buffer, octets)));
				}
				catch (IOException ex) {
					fail(ProxyFailure.CLIENT_ABORTED, ex);
					this.sink.onError(ex);
				}
			}
		}

		@Override
		public HttpResponse.BodySubscriber<Void> apply(HttpResponse.ResponseInfo info) {
			List<HeaderField> fields = new ArrayList<>();
			info.headers().map()
				.forEach((name, values) -> values.forEach((value) -> fields.add(new HeaderField(name, value))));
			this.listener.connected();
			this.listener.head(new UpstreamHead(info.statusCode(), fields));
			return this;
		}

		@Override
		public void onSubscribe(Flow.Subscription subscription) {
			this.answer = subscription;
			more();
		}

		@Override
		public void onNext(List<ByteBuffer> items) {
			this.asked.set(false);
			for (ByteBuffer item : items) {
				this.room.addAndGet(-item.remaining());
				this.listener.data(item);
			}
			more();
		}

		private void more() {
			if (this.answer != null && this.room.get() > 0 && this.asked.compareAndSet(false, true)) {
				this.answer.request(1);
			}
		}

		@Override
		public void delivered(int octets) {
			this.room.addAndGet(octets);
			more();
		}

		@Override
		public void onComplete() {
			this.body.complete(null);
			if (this.over.compareAndSet(false, true)) {
				this.listener.end();
			}
		}

		@Override
		public void onError(Throwable failure) {
			this.body.completeExceptionally(failure);
			fail(ProxyFailure.BROKEN_CONNECTION, failure);
		}

		@Override
		public CompletionStage<Void> getBody() {
			return this.body;
		}

		void ended(Throwable failure) {
			if (failure != null) {
				Throwable cause = (failure instanceof CompletionException) ? failure.getCause() : failure;
				boolean connecting = cause instanceof ConnectException;
				fail(connecting ? ProxyFailure.CONNECT : ProxyFailure.BROKEN_CONNECTION, cause);
			}
		}

		void fail(ProxyFailure failure, Throwable cause) {
			if (this.over.compareAndSet(false, true)) {
				this.listener.failed(failure, cause);
			}
		}

		@Override
		public void cancel() {
			this.over.set(true);
			if (this.answer != null) {
				this.answer.cancel();
			}
			if (this.response != null) {
				this.response.cancel(true);
			}
		}

	}

}
