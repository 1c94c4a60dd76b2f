package com.clerk.spring.usercode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocket.Listener;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.apache.tomcat.websocket.server.WsSci;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;

import com.clerk.spring.auth.Auth;
import com.clerk.spring.security.ClerkAuth;
import com.clerk.spring.test.ClerkEmulatorTest;
import com.clerk.spring.test.emulator.ClerkEmulator;
import com.clerk.spring.test.emulator.EmulatedSession;
import com.clerk.spring.test.emulator.MovableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * The code of "Beyond controllers" about WebSockets, run on a local Clerk.
 */
@ClerkEmulatorTest
@Timeout(20)
class WebSocketCodeTests {

	private final HttpClient http = HttpClient.newHttpClient();

	@LocalServerPort
	private int port;

	@Autowired
	private MovableClock clock;

	@Autowired
	private Timers timers;

	@BeforeEach
	void nothingRuns() {
		this.timers.forget();
	}

	@Test
	void aSocketKnowsItsCaller(@Autowired ClerkEmulator clerk) {
		EmulatedSession session = clerk.signIn("ada@example.com");
		Received received = new Received();

		connect(Map.of("Authorization", "Bearer " + session.sessionToken()), received);

		assertThat(received.text.join()).isEqualTo("hello " + session.user().id());
	}

	@Test
	void nobodyGetsASocket() {
		assertThat(refusal(Map.of())).isEqualTo(401);
	}

	@Test
	void cookiesAreTakenFromPagesOfTheApplicationOnly(@Autowired ClerkEmulator clerk) {
		String cookies = clerk.signIn("ada@example.com").cookieHeader();
		Received received = new Received();

		connect(Map.of("Cookie", cookies, "Origin", "http://localhost:" + this.port), received);

		assertThat(received.text.join()).startsWith("hello user_");
		assertThat(refusal(Map.of("Cookie", cookies, "Origin", "https://evil.example"))).isEqualTo(403);
	}

	@Test
	void aSocketIsClosedWhenTheSessionIsOver(@Autowired ClerkEmulator clerk) throws Exception {
		EmulatedSession session = clerk.signIn("ada@example.com");
		Received received = new Received();
		connect(Map.of("Authorization", "Bearer " + session.sessionToken()), received);
		Runnable timer = this.timers.next();

		timer.run();
		assertThat(received.closed).isNotDone();
		session.revoke();
		this.clock.move(Duration.ofMinutes(1));
		timer.run();

		assertThat(received.closed.get(10, TimeUnit.SECONDS)).isEqualTo(CloseStatus.POLICY_VIOLATION.getCode());
	}

	private int refusal(Map<String, String> headers) {
		Throwable failure = catchThrowable(() -> connect(headers, new Received()));
		assertThat(failure).hasCauseInstanceOf(WebSocketHandshakeException.class);
		return ((WebSocketHandshakeException) failure.getCause()).getResponse().statusCode();
	}

	private WebSocket connect(Map<String, String> headers, Listener listener) {
		WebSocket.Builder builder = this.http.newWebSocketBuilder();
		headers.forEach(builder::header);
		return builder.buildAsync(URI.create("ws://localhost:" + this.port + "/socket"), listener).join();
	}

	private static final class Received implements Listener {

		private final CompletableFuture<String> text = new CompletableFuture<>();

		private final CompletableFuture<Integer> closed = new CompletableFuture<>();

		@Override
		public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
			this.text.complete(data.toString());
			return Listener.super.onText(socket, data, last);
		}

		@Override
		public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
			this.closed.complete(status);
			return Listener.super.onClose(socket, status, reason);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ StandingTime.class, SocketConfiguration.class })
	static class Application {

		/**
		 * What spring-boot-starter-websocket does.
		 */
		@Bean
		WebServerFactoryCustomizer<TomcatServletWebServerFactory> webSockets() {
			return (factory) -> factory
				.addContextCustomizers((context) -> context.addServletContainerInitializer(new WsSci(), null));
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableWebSocket
	static class SocketConfiguration implements WebSocketConfigurer {

		private final TaskScheduler scheduler;

		SocketConfiguration(TaskScheduler scheduler) {
			this.scheduler = scheduler;
		}

		@Override
		public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
			registry.addHandler(new HelloHandler(this.scheduler), "/socket").addInterceptors(new SignedInHandshake());
		}

	}

	static class SignedInHandshake implements HandshakeInterceptor {

		@Override
		public boolean beforeHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
				Map<String, Object> attributes) {
			Auth auth = ClerkAuth.current();
			attributes.put("auth", auth);
			if (!auth.isAuthenticated()) {
				response.setStatusCode(HttpStatus.UNAUTHORIZED);
			}
			return auth.isAuthenticated();
		}

		@Override
		public void afterHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
				Exception exception) {
		}

	}

	static class HelloHandler extends TextWebSocketHandler {

		private final TaskScheduler scheduler;

		HelloHandler(TaskScheduler scheduler) {
			this.scheduler = scheduler;
		}

		@Override
		public void afterConnectionEstablished(WebSocketSession socket) throws Exception {
			Auth auth = (Auth) socket.getAttributes().get("auth");
			socket.getAttributes()
				.put("timer", this.scheduler.scheduleWithFixedDelay(new CallerWatch(auth).orElse(() -> close(socket)),
						Duration.ofSeconds(30)));
			socket.sendMessage(new TextMessage("hello " + auth.userId()));
		}

		@Override
		public void afterConnectionClosed(WebSocketSession socket, CloseStatus status) {
			if (socket.getAttributes().get("timer") instanceof Future<?> timer) {
				timer.cancel(false);
			}
		}

		private static void close(WebSocketSession socket) {
			try {
				socket.close(CloseStatus.POLICY_VIOLATION);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
