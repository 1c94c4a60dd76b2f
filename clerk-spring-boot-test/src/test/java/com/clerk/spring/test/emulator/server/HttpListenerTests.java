package com.clerk.spring.test.emulator.server;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.clerk.spring.test.emulator.frontend.Cors;
import com.clerk.spring.test.emulator.http.ApiRequest;
import com.clerk.spring.test.emulator.http.ApiResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/**
 * Many requests at the same time.
 */
class HttpListenerTests {

	private static final int MANY = HttpListener.MAX_THREADS + 20;

	private final Semaphore begun = new Semaphore(0);

	private final CountDownLatch allowed = new CountDownLatch(1);

	private final AtomicInteger running = new AtomicInteger();

	private final AtomicInteger most = new AtomicInteger();

	private final HttpListener listener = HttpListener.start(0, this::answer, (request, status) -> {
	}, new RequestFaults(new Cors(Set.of(), (origin) -> false)));

	private final HttpClient client = HttpClient.newHttpClient();

	@AfterEach
	void close() {
		this.listener.close();
	}

	@Test
	void requestsThatAreTooManyWaitForTheOthers() throws InterruptedException {
		List<CompletableFuture<HttpResponse<Void>>> answers = sendMany();
		assertThat(this.begun.tryAcquire(HttpListener.MAX_THREADS, 30, TimeUnit.SECONDS)).isTrue();

		this.allowed.countDown();

		assertThat(answers)
			.allSatisfy((answer) -> assertThat(answer.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(200));
		assertThat(this.most).hasValue(HttpListener.MAX_THREADS);
	}

	@Test
	void requestsThatWaitDoNotHoldUpTheEnd() throws InterruptedException {
		sendMany();
		assertThat(this.begun.tryAcquire(HttpListener.MAX_THREADS, 30, TimeUnit.SECONDS)).isTrue();

		assertTimeoutPreemptively(Duration.ofSeconds(10), this.listener::close);
	}

	private List<CompletableFuture<HttpResponse<Void>>> sendMany() {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.listener.port() + "/"))
			.build();
		return Stream.generate(() -> this.client.sendAsync(request, BodyHandlers.discarding())).limit(MANY).toList();
	}

	private ApiResponse answer(ApiRequest request) {
		this.most.accumulateAndGet(this.running.incrementAndGet(), Math::max);
		this.begun.release();
		try {
			this.allowed.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.running.decrementAndGet();
		return new ApiResponse(200, Map.of(), "");
	}

}
