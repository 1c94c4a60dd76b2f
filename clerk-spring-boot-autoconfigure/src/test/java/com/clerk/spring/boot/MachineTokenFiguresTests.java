package com.clerk.spring.boot;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import com.clerk.spring.auth.ApiKeyAuth;
import com.clerk.spring.auth.Auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

/**
 * What many requests with machine tokens cost.
 */
@SpringBootTest(properties = { "clerk.publishable-key=" + TestKeys.PUBLISHABLE_TEST,
		"clerk.secret-key=" + TestKeys.SECRET_TEST, "clerk.machine-token-cache.ttl=10m" })
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@Timeout(300)
class MachineTokenFiguresTests {

	private static final long MEGABYTE = 1024 * 1024;

	private static final ServedTokens CLERK = new ServedTokens();

	@Autowired
	private MockMvc mockMvc;

	@DynamicPropertySource
	static void callClerk(DynamicPropertyRegistry registry) {
		registry.add("clerk.api-url", CLERK::start);
	}

	@BeforeAll
	static void startClerk() {
		CLERK.start();
	}

	@AfterAll
	static void stopClerk() {
		CLERK.stop();
	}

	@BeforeEach
	void serveTokens() {
		CLERK.reset();
	}

	@Test
	void tenThousandJunkTokensOnAnOpenRouteCostNoCallAndNoMemory() throws Exception {
		send(1000, (number) -> "warm_" + number);
		long before = usedMemory();

		send(10_000, (number) -> List.of("ak_", "mt_", "oat_").get(number % 3) + "junk_" + number);

		assertThat(CLERK.calls()).isZero();
		assertThat(usedMemory() - before).isLessThan(5 * MEGABYTE);
	}

	private void send(int requests, IntFunction<String> token) throws Exception {
		for (int number = 0; number < requests; number++) {
			assertThat(status("/open", token.apply(number))).isEqualTo(200);
		}
	}

	@Test
	void aThousandRequestsAtOnceWithOneGoodTokenCostOneCall() throws Exception {
		int callers = 1000;
		CountDownLatch ready = new CountDownLatch(callers);
		ExecutorService executor = Executors.newFixedThreadPool(callers);
		try {
			List<CompletableFuture<Integer>> statuses = IntStream.range(0, callers)
				.mapToObj((number) -> CompletableFuture.supplyAsync(() -> statusOnce(ready), executor))
				.toList();

			assertThat(statuses.stream().map(CompletableFuture::join).toList())
				.isEqualTo(Collections.nCopies(callers, 200));
			assertThat(CLERK.calls()).isEqualTo(1);
		}
		finally {
			executor.shutdownNow();
		}
	}

	private int statusOnce(CountDownLatch ready) {
		ready.countDown();
		try {
			ready.await();
			return status("/key", "ak_good");
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private int status(String path, String token) throws Exception {
		return this.mockMvc.perform(get(path).header("Authorization", "Bearer " + token))
			.andReturn()
			.getResponse()
			.getStatus();
	}

	private static long usedMemory() {
		long used = Long.MAX_VALUE;
		for (int i = 0; i < 3; i++) {
			System.gc();
			used = Math.min(used, Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
		}
		return used;
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Controller.class)
	static class Application {

	}

	@RestController
	static class Controller {

		@GetMapping("/open")
		String open(Auth auth) {
			return String.valueOf(auth.userId());
		}

		@GetMapping("/key")
		String key(ApiKeyAuth auth) {
			return String.valueOf(auth.subject());
		}

	}

}
