package com.clerk.spring.usercode;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledFuture;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

import com.clerk.spring.auth.ApiKeyAuth;
import com.clerk.spring.auth.Auth;
import com.clerk.spring.auth.ClerkProtect;
import com.clerk.spring.auth.SessionAuth;
import com.clerk.spring.auth.TokenType;
import com.clerk.spring.test.ClerkEmulatorTest;
import com.clerk.spring.test.emulator.ClerkEmulator;
import com.clerk.spring.test.emulator.EmulatedMachineToken;
import com.clerk.spring.test.emulator.EmulatedSession;
import com.clerk.spring.test.emulator.MovableClock;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The code of "Beyond controllers" that streams, run on a local Clerk.
 */
@ClerkEmulatorTest
@Timeout(20)
class StreamCodeTests {

	private static final String TOKENS = "/v1/sessions/{id}/tokens";

	private final HttpClient http = HttpClient.newHttpClient();

	@LocalServerPort
	private int port;

	@Autowired
	private MovableClock clock;

	@Autowired
	private Timers timers;

	@Autowired
	private Pages pages;

	@BeforeEach
	void nothingRuns() {
		this.timers.forget();
		this.pages.forget();
	}

	@Test
	void eventsGoOnWhileTheSessionDoes(@Autowired ClerkEmulator clerk) throws Exception {
		EmulatedSession session = clerk.signIn("ada@example.com");
		InputStream events = get("/news", session.sessionToken());
		Runnable timer = this.timers.next();

		timer.run();
		assertThat(clerk.requests(TOKENS)).isEmpty();
		this.clock.move(Duration.ofMinutes(1));
		timer.run();
		timer.run();

		assertThat(clerk.requests(TOKENS)).hasSize(1);
		assertThat(this.timers.cancelled()).isZero();
		session.end();
		this.clock.move(Duration.ofMinutes(1));
		timer.run();
		assertThat(text(events)).isEqualTo("data:hello\n\n");
	}

	@Test
	void eventsEndWithTheOrganizationTheyAreOf(@Autowired ClerkEmulator clerk) throws Exception {
		var ada = clerk.user("ada@example.com").memberOf("acme", "org:admin").create();
		EmulatedSession session = clerk.signIn(ada).switchOrganization("acme");
		InputStream events = get("/news", session.sessionToken());

		session.switchOrganization(null);
		this.clock.move(Duration.ofMinutes(1));
		this.timers.next().run();

		assertThat(text(events)).isEqualTo("data:hello\n\n");
	}

	@Test
	void anOutageEndsEventsAfterAWhile(@Autowired ClerkEmulator clerk) throws Exception {
		InputStream events = get("/news", clerk.signIn("ada@example.com").sessionToken());
		Runnable timer = this.timers.next();
		clerk.faults().fail(TOKENS, 503, 20);
		this.clock.move(Duration.ofMinutes(1));

		for (int tick = 0; tick < 10; tick++) {
			assertThat(this.timers.cancelled()).isZero();
			timer.run();
		}

		assertThat(text(events)).isEqualTo("data:hello\n\n");
	}

	@Test
	void aDownloadEndsWithTheSession(@Autowired ClerkEmulator clerk) throws Exception {
		EmulatedSession session = clerk.signIn("ada@example.com");
		this.pages.add("1", () -> {
		});
		this.pages.add("2", () -> this.clock.move(Duration.ofMinutes(1)));
		this.pages.add("3", () -> {
			session.revoke();
			this.clock.move(Duration.ofMinutes(1));
		});
		this.pages.add("4", () -> {
		});

		assertThat(text(get("/export", session.sessionToken()))).isEqualTo("123");
	}

	@Test
	void aDownloadEndsWithTheKeyOfAMachine(@Autowired ClerkEmulator clerk) throws Exception {
		EmulatedMachineToken key = clerk.apiKeys().create((k) -> k.subject("org_1"));
		this.pages.add("1", () -> this.clock.move(Duration.ofMinutes(1)));
		this.pages.add("2", () -> {
			key.revoke();
			this.clock.move(Duration.ofMinutes(1));
		});
		this.pages.add("3", () -> {
		});

		assertThat(text(get("/mirror", key.token()))).isEqualTo("12");
	}

	@Test
	void nobodyStreams() throws Exception {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + "/news")).build();

		assertThat(this.http.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(404);
	}

	private InputStream get(String path, String token) throws Exception {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path))
			.header("Authorization", "Bearer " + token)
			.build();
		HttpResponse<InputStream> response = this.http.send(request, BodyHandlers.ofInputStream());
		assertThat(response.statusCode()).isEqualTo(200);
		return response.body();
	}

	private static String text(InputStream stream) throws IOException {
		return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ StandingTime.class, NewsController.class, ExportController.class, Pages.class })
	static class Application {

	}

	@RestController
	static class NewsController {

		private final TaskScheduler scheduler;

		NewsController(TaskScheduler scheduler) {
			this.scheduler = scheduler;
		}

		@GetMapping("/news")
		@ClerkProtect
		SseEmitter news(SessionAuth auth) throws IOException {
			SseEmitter emitter = new SseEmitter(0L);
			emitter.send("hello");
			ScheduledFuture<?> timer = this.scheduler
				.scheduleWithFixedDelay(new CallerWatch(auth).orElse(emitter::complete), Duration.ofSeconds(30));
			emitter.onCompletion(() -> timer.cancel(false));
			return emitter;
		}

	}

	@RestController
	static class ExportController {

		private final Pages pages;

		ExportController(Pages pages) {
			this.pages = pages;
		}

		@GetMapping("/export")
		@ClerkProtect
		StreamingResponseBody export(SessionAuth auth) {
			return pages(auth);
		}

		@GetMapping("/mirror")
		@ClerkProtect(token = TokenType.API_KEY)
		StreamingResponseBody mirror(ApiKeyAuth auth) {
			return pages(auth);
		}

		private StreamingResponseBody pages(Auth auth) {
			CallerWatch watch = new CallerWatch(auth);
			return (out) -> {
				for (String page : this.pages) {
					if (!watch.isStillWelcome()) {
						return;
					}
					out.write(page.getBytes(StandardCharsets.UTF_8));
				}
			};
		}

	}

	/**
	 * Pages between which something happens.
	 */
	static class Pages implements Iterable<String> {

		private final Queue<String> texts = new ConcurrentLinkedQueue<>();

		private final Queue<Runnable> events = new ConcurrentLinkedQueue<>();

		void forget() {
			this.texts.clear();
			this.events.clear();
		}

		void add(String text, Runnable after) {
			this.texts.add(text);
			this.events.add(after);
		}

		@Override
		public Iterator<String> iterator() {
			List<String> all = List.copyOf(this.texts);
			List<Runnable> between = List.copyOf(this.events);
			return new Iterator<>() {

				private int next;

				@Override
				public boolean hasNext() {
					return this.next < all.size();
				}

				@Override
				public String next() {
					if (this.next > 0) {
						between.get(this.next - 1).run();
					}
					return all.get(this.next++);
				}

			};
		}

	}

}
