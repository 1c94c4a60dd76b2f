package com.clerk.spring.test.emulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many tests on one emulator, and many emulators, at the same time.
 */
class ParallelUseTests {

	private static final int THREADS = 8;

	private static final int TESTS = 48;

	private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

	@AfterEach
	void stop() throws Exception {
		this.threads.shutdownNow();
		this.threads.awaitTermination(10, TimeUnit.SECONDS);
	}

	@Test
	void testsWithUsersOfTheirOwnDoNotSeeEachOther() throws Exception {
		try (ClerkEmulator clerk = ClerkEmulator.builder().start()) {
			run((number) -> {
				String address = "user" + number + "@example.com";
				EmulatedUser user = clerk.user(address)
					.password("pw-" + number)
					.memberOf("org-" + number, "org:admin")
					.create();
				Visitor visitor = new Visitor(clerk);
				visitor.signIn(Visitor.page("/sign-in", "http://localhost:8080/"), address, "pw-" + number);
				EmulatedSession session = clerk.signIn(user);
				Map<String, Object> claims = Tokens.claims(session.sessionToken());
				assertThat(claims).containsEntry("sub", user.id()).containsEntry("sid", session.id());
				assertThat(Tokens.isVerified(clerk, session.sessionToken())).isTrue();
				session.end();
				return user.id();
			}, (ids) -> assertThat(ids).doesNotHaveDuplicates());

			assertThat(clerk.users().all()).hasSize(TESTS);
		}
	}

	@Test
	void resetsFaultsAndVisitsAtOnceBreakNothing() throws Exception {
		try (ClerkEmulator clerk = ClerkEmulator.builder().demoData().start()) {
			run((number) -> {
				if (number % 8 == 0) {
					clerk.resetKeepingKeys();
				}
				clerk.faults().fail("/v1/jwks", 503, 1);
				clerk.requests();
				return new Visitor(clerk).get("/sign-in").status();
			}, (statuses) -> assertThat(statuses).containsOnly(200));
		}
	}

	@Test
	void emulatorsRunBesideEachOther() throws Exception {
		run((number) -> {
			try (ClerkEmulator clerk = ClerkEmulator.builder().start()) {
				new Visitor(clerk).get("/sign-in");
				return clerk.secretKey();
			}
		}, (keys) -> assertThat(keys).doesNotHaveDuplicates());
	}

	private <T> void run(NumberedTest<T> test, Consumer<List<T>> check) throws Exception {
		List<Callable<T>> tests = IntStream.range(0, TESTS)
			.mapToObj((number) -> (Callable<T>) () -> test.run(number))
			.toList();
		List<T> results = new ArrayList<>();
		for (Future<T> each : this.threads.invokeAll(tests)) {
			results.add(each.get());
		}
		check.accept(results);
	}

	@FunctionalInterface
	private interface NumberedTest<T> {

		T run(int number) throws Exception;

	}

	@Test
	void resetsAreSeenAsOneStep() throws Exception {
		try (ClerkEmulator clerk = ClerkEmulator.builder().demoData().start()) {
			AtomicBoolean resetting = new AtomicBoolean(true);
			Future<?> resets = this.threads.submit(() -> {
				for (int i = 0; i < 500; i++) {
					clerk.resetKeepingKeys();
				}
				resetting.set(false);
			});
			List<Future<?>> others = IntStream.range(0, 3).<Future<?>>mapToObj((number) -> this.threads.submit(() -> {
				while (resetting.get()) {
					assertThat(clerk.users().all()).hasSizeGreaterThanOrEqualTo(2);
					clerk.resetKeepingKeys();
					clerk.signIn(number + "@example.com");
				}
			})).toList();

			resets.get(30, TimeUnit.SECONDS);
			for (Future<?> other : others) {
				other.get(30, TimeUnit.SECONDS);
			}
			clerk.resetKeepingKeys();
			assertThat(clerk.users().all()).hasSize(2);
		}
	}

}
