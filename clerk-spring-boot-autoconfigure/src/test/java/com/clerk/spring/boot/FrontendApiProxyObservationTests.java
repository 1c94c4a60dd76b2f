package com.clerk.spring.boot;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Fault;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.server.observation.ServerRequestObservationContext;

import com.clerk.spring.proxy.DefaultFrontendApiProxyObservationConvention;
import com.clerk.spring.proxy.FrontendApiProxy;
import com.clerk.spring.proxy.FrontendApiProxyObservationContext;
import com.clerk.spring.proxy.FrontendApiProxyObservationConvention;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What metrics and traces are told of requests to the Frontend API proxy.
 */
class FrontendApiProxyObservationTests {

	private static final WireMockServer FRONTEND_API = new WireMockServer(options().dynamicPort());

	private static final int PATIENCE_IN_SECONDS = 20;

	private static RunningApplication application;

	@BeforeAll
	static void start() {
		FRONTEND_API.start();
		application = start(Application.class);
	}

	@AfterAll
	static void stop() {
		application.close();
		FRONTEND_API.stop();
	}

	@BeforeEach
	void forget() {
		FRONTEND_API.resetAll();
		application.context().getBean(MeterRegistry.class).clear();
		recorder().forget();
	}

	@Test
	void aDeliveredAnswerIsCountedOnceWithTheTimeToItsHeadAndToItsEnd() {
		FRONTEND_API.stubFor(any(anyUrl()).willReturn(ok("{}")));

		get("/__clerk/v1/environment");

		assertThat(next()).isEqualTo("clerk.proxy.head GET 200 ok none");
		assertThat(next()).isEqualTo("clerk.proxy GET 200 ok none");
		assertThat(counted()).containsExactlyInAnyOrder("clerk.proxy 1", "clerk.proxy.head 1");
	}

	@Test
	void anErrorOfTheFrontendApiIsAnAnswerLikeOthers() {
		FRONTEND_API.stubFor(any(anyUrl()).willReturn(status(503)));

		get("/__clerk/v1/environment");

		assertThat(next()).isEqualTo("clerk.proxy.head GET 503 ok none");
		assertThat(next()).isEqualTo("clerk.proxy GET 503 ok none");
	}

	@Test
	void aRequestIsPartOfTheServersAndTheHeadIsPartOfIt() throws InterruptedException {
		FRONTEND_API.stubFor(any(anyUrl()).willReturn(ok("{}")));

		get("/__clerk/v1/environment");

		FrontendApiProxyObservationContext head = recorder().next();
		FrontendApiProxyObservationContext whole = recorder().next();
		assertThat(head.getParentObservation()).isNotNull()
			.satisfies((parent) -> assertThat(parent.getContextView()).isSameAs(whole));
		assertThat(whole.getParentObservation()).isNotNull()
			.satisfies((parent) -> assertThat(parent.getContextView())
				.isInstanceOf(ServerRequestObservationContext.class));
	}

	@Test
	void aFrontendApiThatIsNotThereIsAnUpstreamError() {
		try (RunningApplication unreachable = start(Application.class,
				"clerk.frontend-api-proxy.fapi-url=http://localhost:1")) {
			unreachable.send("GET /__clerk/v1/environment", "Host: localhost");

			Recorder recorder = unreachable.context().getBean(Recorder.class);
			assertThat(describe(recorder)).isEqualTo("clerk.proxy.head GET 502 upstream_error connect");
			assertThat(describe(recorder)).isEqualTo("clerk.proxy GET 502 upstream_error connect");
			assertThat(unreachable.context().getBean(FrontendApiProxy.class).lastUpstreamFailure())
				.satisfies((failure) -> assertThat(failure.kind()).isEqualTo("connect"));
		}
	}

	@Test
	void aFrontendApiThatDoesNotAnswerIsATimeout() {
		FRONTEND_API.stubFor(any(anyUrl()).willReturn(ok().withFixedDelay(2_000)));
		try (RunningApplication impatient = start(Application.class,
				"clerk.frontend-api-proxy.response-timeout=200ms")) {
			impatient.send("GET /__clerk/v1/environment", "Host: localhost");

			Recorder recorder = impatient.context().getBean(Recorder.class);
			assertThat(describe(recorder)).isEqualTo("clerk.proxy.head GET 504 timeout response_timeout");
			assertThat(describe(recorder)).isEqualTo("clerk.proxy GET 504 timeout response_timeout");
		}
	}

	@Test
	void anAnswerThatBreaksOffIsAnUpstreamErrorWithTheStatusThatTheClientGot() {
		FRONTEND_API.stubFor(any(anyUrl()).willReturn(aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK)));

		get("/__clerk/v1/environment");

		assertThat(next()).startsWith("clerk.proxy.head GET ");
		assertThat(next()).matches("clerk\\.proxy GET (200|502) upstream_error (broken_connection|bad_response)");
	}

	@Test
	void aClientThatLeavesIsNobodysError() throws IOException {
		FrontendApiProxy proxy = application.context().getBean(FrontendApiProxy.class);
		Object lastFailure = proxy.lastUpstreamFailure();
		FRONTEND_API.stubFor(any(anyUrl()).willReturn(
				// Slower than the news that the client has gone.
				ok("x".repeat(32 * 1024 * 1024)).withChunkedDribbleDelay(100, 10_000)));
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), application.port())) {
			socket.getOutputStream()
				.write("GET /__clerk/v1/environment HTTP/1.1\r\nHost: localhost\r\n\r\n"
					.getBytes(StandardCharsets.ISO_8859_1));
			assertThat(socket.getInputStream().read()).isEqualTo('H');
		}

		assertThat(next()).isEqualTo("clerk.proxy.head GET 200 ok none");
		assertThat(next()).isEqualTo("clerk.proxy GET 200 client_aborted client_aborted");
		assertThat(proxy.lastUpstreamFailure()).isSameAs(lastFailure);
	}

	@ParameterizedTest
	@CsvSource({ "GET /__clerk/a/%2e%2e/b, clerk.proxy GET 400 refused bad_request",
			"BREW /__clerk/%2e, clerk.proxy OTHER 400 refused bad_request",
			"get /__clerk/%2e, clerk.proxy OTHER 400 refused bad_request" })
	void whatIsNotPassedOnIsCountedWithoutTimeToAHead(String requestLine, String expected) {
		application.send(requestLine, "Host: localhost");

		assertThat(next()).isEqualTo(expected);
		assertThat(counted()).containsExactly("clerk.proxy 1");
	}

	@Test
	void aHostOfNoInstanceIsRefusedAsMisdirected() {
		try (RunningApplication tenants = start(Application.class, "clerk.publishable-key=", "clerk.jwt-key=",
				"clerk.secret-key=", "clerk.instances.acme.hosts=a.example.com",
				"clerk.instances.acme.publishable-key=" + TestKeys.PUBLISHABLE_LIVE,
				"clerk.instances.acme.secret-key=" + TestKeys.SECRET_LIVE)) {
			assertThat(tenants.send("GET /__clerk/v1/environment", "Host: b.example.com").status()).isEqualTo(421);

			assertThat(describe(tenants.context().getBean(Recorder.class)))
				.isEqualTo("clerk.proxy GET 421 refused misdirected");
		}
	}

	@Test
	void requestsInFlightAreGaugedAndThoseBeyondTheLimitAreRefused() throws Exception {
		FRONTEND_API.stubFor(any(anyUrl()).willReturn(ok().withFixedDelay(2_000)));
		try (RunningApplication narrow = start(Application.class, "clerk.frontend-api-proxy.max-in-flight=1");
				Socket first = new Socket(InetAddress.getLoopbackAddress(), narrow.port())) {
			first.getOutputStream()
				.write("GET /__clerk/v1/environment HTTP/1.1\r\nHost: localhost\r\n\r\n"
					.getBytes(StandardCharsets.ISO_8859_1));
			Recorder recorder = narrow.context().getBean(Recorder.class);
			assertThat(recorder.started()).isEqualTo("clerk.proxy");
			assertThat(recorder.started()).isEqualTo("clerk.proxy.head");
			assertThat(inFlight(narrow)).isEqualTo(1);

			assertThat(narrow.send("GET /__clerk/v1/environment", "Host: localhost").status()).isEqualTo(503);
			assertThat(describe(recorder)).isEqualTo("clerk.proxy GET 503 refused too_many");

			assertThat(describe(recorder)).isEqualTo("clerk.proxy.head GET 200 ok none");
			assertThat(describe(recorder)).isEqualTo("clerk.proxy GET 200 ok none");
			assertThat(inFlight(narrow)).isZero();
		}
	}

	@Test
	void nothingThatTheClientSentIsTold() throws InterruptedException {
		FRONTEND_API.stubFor(any(anyUrl()).willReturn(ok("{}")));

		application.send("GET /__clerk/v1/client/sess_private?ticket=private", "Host: localhost",
				"Cookie: __client=private", "Authorization: private", "X-Forwarded-For: 192.0.2.99");

		for (FrontendApiProxyObservationContext context : List.of(recorder().next(), recorder().next())) {
			assertThat(context.getContextualName()).isEqualTo(context.getName());
			assertThat(context.getError()).isNull();
			assertThat(context.getAllKeyValues()).extracting(KeyValue::getKey)
				.containsExactlyInAnyOrder("method", "status", "outcome", "error.kind");
			assertThat(context.getAllKeyValues()).extracting(KeyValue::getValue)
				.containsExactlyInAnyOrder("GET", "200", "ok", "none");
		}
	}

	@Test
	void aConventionOfTheApplicationReplacesOurs() {
		FRONTEND_API.stubFor(any(anyUrl()).willReturn(ok("{}")));
		try (RunningApplication own = start(OwnConvention.class)) {
			own.send("GET /__clerk/v1/environment", "Host: localhost");

			Recorder recorder = own.context().getBean(Recorder.class);
			assertThat(describe(recorder)).isEqualTo("shop.clerk.head ok");
			assertThat(describe(recorder)).isEqualTo("shop.clerk ok");
		}
	}

	@Test
	void aConventionThatFailsKeepsNoRequestFromItsEnd() {
		FRONTEND_API.stubFor(any(anyUrl()).willReturn(ok("{}")));
		try (RunningApplication broken = start(BrokenConvention.class)) {
			assertThat(broken.send("GET /__clerk/v1/environment", "Host: localhost").status()).isEqualTo(200);
			assertThat(broken.context().getBean(FrontendApiProxy.class).inFlight()).isZero();
		}
	}

	@Test
	void withoutRegistriesTheProxyWorksAllTheSame() {
		new WebApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(ClerkAutoConfiguration.class, ClerkBackendAutoConfiguration.class,
					ClerkHostsAutoConfiguration.class, ClerkFrontendApiProxyAutoConfiguration.class))
			.withPropertyValues("clerk.publishable-key=" + TestKeys.PUBLISHABLE_LIVE,
					"clerk.secret-key=" + TestKeys.SECRET_LIVE, "clerk.frontend-api-proxy.enabled=true")
			.withClassLoader(new FilteredClassLoader(MeterBinder.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(FrontendApiProxy.class)
				.doesNotHaveBean(ObservationRegistry.class)
				.doesNotHaveBean("clerkFrontendApiProxyMeters"));
	}

	private static void get(String path) {
		application.send("GET " + path, "Host: localhost");
	}

	private static Recorder recorder() {
		return application.context().getBean(Recorder.class);
	}

	private static String next() {
		return describe(recorder());
	}

	private static String describe(Recorder recorder) {
		try {
			FrontendApiProxyObservationContext context = recorder.next();
			Map<String, String> keys = context.getLowCardinalityKeyValues()
				.stream()
				.collect(Collectors.toMap(KeyValue::getKey, KeyValue::getValue));
			return Stream
				.of(context.getName(), keys.get("method"), keys.get("status"), keys.get("outcome"),
						keys.get("error.kind"))
				.filter((text) -> text != null)
				.collect(Collectors.joining(" "));
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static List<String> counted() {
		return application.context()
			.getBean(MeterRegistry.class)
			.getMeters()
			.stream()
			.filter((meter) -> meter.getId().getName().matches("clerk\\.proxy(\\.head)?"))
			.map((meter) -> meter.getId().getName() + " " + (int) meter.measure().iterator().next().getValue())
			.toList();
	}

	private static double inFlight(RunningApplication application) {
		return application.context().getBean(MeterRegistry.class).get("clerk.proxy.in.flight").gauge().value();
	}

	private static RunningApplication start(Class<?> application, String... properties) {
		return RunningApplication.start(application,
				Stream
					.concat(Stream.of("clerk.frontend-api-proxy.enabled=true",
							"clerk.frontend-api-proxy.fapi-url=http://localhost:" + FRONTEND_API.port(),
							"clerk.secret-key=" + TestKeys.SECRET_LIVE), Stream.of(properties))
					.collect(Collectors.toMap((property) -> property.substring(0, property.indexOf('=')),
							(property) -> property, (first, second) -> second))
					.values()
					.toArray(String[]::new));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		Recorder recorder() {
			return new Recorder();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Application.class)
	static class OwnConvention {

		@Bean
		FrontendApiProxyObservationConvention convention() {
			return new DefaultFrontendApiProxyObservationConvention() {

				@Override
				public String getName() {
					return "shop.clerk";
				}

				@Override
				public KeyValues getLowCardinalityKeyValues(FrontendApiProxyObservationContext context) {
					return KeyValues.of(outcome(context));
				}

			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Application.class)
	static class BrokenConvention {

		@Bean
		FrontendApiProxyObservationConvention convention() {
			return new DefaultFrontendApiProxyObservationConvention() {

				@Override
				public KeyValues getLowCardinalityKeyValues(FrontendApiProxyObservationContext context) {
					if (context.getStatus() == null) {
						return KeyValues.empty();
					}
					throw new IllegalStateException("broken");
				}

			};
		}

	}

	/** Keeps what begins and what ends, in order. */
	static final class Recorder implements ObservationHandler<FrontendApiProxyObservationContext> {

		private final BlockingQueue<String> started = new LinkedBlockingQueue<>();

		private final BlockingQueue<FrontendApiProxyObservationContext> stopped = new LinkedBlockingQueue<>();

		@Override
		public boolean supportsContext(Observation.Context context) {
			return context instanceof FrontendApiProxyObservationContext;
		}

		@Override
		public void onStart(FrontendApiProxyObservationContext context) {
			this.started.add(context.getName());
		}

		@Override
		public void onStop(FrontendApiProxyObservationContext context) {
			this.stopped.add(context);
		}

		void forget() {
			this.started.clear();
			this.stopped.clear();
		}

		String started() throws InterruptedException {
			return this.started.poll(PATIENCE_IN_SECONDS, TimeUnit.SECONDS);
		}

		FrontendApiProxyObservationContext next() throws InterruptedException {
			FrontendApiProxyObservationContext context = this.stopped.poll(PATIENCE_IN_SECONDS, TimeUnit.SECONDS);
			assertThat(context).as("the end of an observation").isNotNull();
			return context;
		}

	}

}
