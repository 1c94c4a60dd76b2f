package com.clerk.spring.test.replay;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

import com.clerk.spring.auth.AcceptedTokens;
import com.clerk.spring.backend.BackendApi;
import com.clerk.spring.backend.BackendTransport;
import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.request.ClerkRequest;
import com.clerk.spring.request.RequestAuthenticator;
import com.clerk.spring.request.RequestState;
import com.clerk.spring.security.ClerkAuth;
import com.clerk.spring.servlet.PublicUrlResolver;
import com.clerk.spring.token.MachineTokenVerifier;
import com.clerk.spring.token.SessionTokenVerifier;
import com.clerk.spring.token.SigningKeys;

/**
 * An application with the default chain, asked over a socket. Options and clock are those
 * of the case, and the origin of the connection, which no socket can pretend, comes in a
 * header.
 */
final class ReplayedApplication implements AutoCloseable, RequestAuthenticator, PublicUrlResolver {

	private static final String ORIGIN = "X-Case-Origin";

	private static final Pattern URL = Pattern.compile("(https?://[^/?#]*)([^?#]*)(\\?[^#]*)?.*", Pattern.DOTALL);

	private static final int PATIENCE_IN_MILLIS = 20_000;

	private final Clock clock;

	private final ConfigurableApplicationContext context;

	private final List<String> calls = Collections.synchronizedList(new ArrayList<>());

	private final List<String> answeredLines = Collections.synchronizedList(new ArrayList<>());

	private volatile StandardCase current;

	private ReplayedApplication(Clock clock, LocalInstance instance) {
		this.clock = clock;
		SpringApplication starter = new SpringApplication(Application.class);
		starter.addInitializers((starting) -> starting.getBeanFactory().registerSingleton("replay", this));
		this.context = starter.run("--server.port=0", "--clerk.debug=true",
				"--clerk.publishable-key=" + instance.clerk().publishableKey(),
				"--clerk.secret-key=" + instance.clerk().secretKey(), "--server.tomcat.relaxed-path-chars=|",
				"--server.tomcat.relaxed-query-chars=|,[,],\\", "--server.max-http-request-header-size=1MB",
				"--server.tomcat.max-http-response-header-size=1MB");
	}

	static ReplayedApplication start(Clock clock, LocalInstance instance) {
		return new ReplayedApplication(clock, instance);
	}

	/**
	 * Returns the calls of the Backend API that the last case took, in order.
	 */
	List<String> calls() {
		return List.copyOf(this.calls);
	}

	/**
	 * Returns the {@code Set-Cookie} lines that these calls were answered with.
	 */
	List<String> answeredLines() {
		return List.copyOf(this.answeredLines);
	}

	RawAnswer send(StandardCase next) {
		this.current = next;
		this.calls.clear();
		this.answeredLines.clear();
		JsonNode request = next.request();
		Matcher url = URL.matcher(request.get("url").asString());
		if (!url.matches()) {
			throw new IllegalStateException(next.recorded().id() + " has no URL");
		}
		JsonNode headers = request.get("headers");
		boolean withHost = headers.propertyStream().anyMatch((header) -> header.getKey().equalsIgnoreCase("host"));
		StringBuilder text = new StringBuilder(request.get("method").asString()).append(' ')
			.append(target(url))
			.append(withHost ? " HTTP/1.1\r\nConnection: close\r\n" : " HTTP/1.0\r\n")
			.append(ORIGIN + ": ")
			.append(url.group(1))
			.append("\r\n");
		headers.propertyStream()
			.forEach((header) -> text.append(header.getKey())
				.append(": ")
				.append(header.getValue().asString())
				.append("\r\n"));
		return send(text.append("\r\n").toString());
	}

	private static String target(Matcher url) {
		String path = url.group(2).isEmpty() ? "/" : url.group(2);
		return path + ((url.group(3) != null) ? url.group(3) : "");
	}

	private RawAnswer send(String request) {
		int port = ((WebServerApplicationContext) this.context).getWebServer().getPort();
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
			socket.setSoTimeout(PATIENCE_IN_MILLIS);
			socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
			socket.getOutputStream().flush();
			ByteArrayOutputStream answer = new ByteArrayOutputStream();
			socket.getInputStream().transferTo(answer);
			return new RawAnswer(answer.toString(StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public RequestState authenticate(ClerkRequest request, ClerkOptions any, AcceptedTokens accepted) {
		JsonNode recorded = this.current.options();
		ClerkOptions options = RecordedOptions.read(recorded).apiUrl(this.current.instance().clerk().url()).build();
		BackendApi client = client();
		try (SigningKeys keys = SigningKeys.create(client, this.clock)) {
			SessionTokenVerifier verifier = SessionTokenVerifier.create(options, keys, this.clock, 0);
			return RequestAuthenticator
				.create(verifier, MachineTokenVerifier.create(client, keys, this.clock), keys, client, this.clock)
				.authenticate(request, options, RecordedOptions.accepted(recorded.path("acceptsToken")));
		}
	}

	private BackendApi client() {
		RestClient.Builder builder = RestClient.builder()
			.bufferContent((uri, method) -> true)
			.requestInterceptor(this::listen);
		return BackendApi.create(
				BackendTransport.create(builder, (connect, read) -> new JdkClientHttpRequestFactory(), this.clock),
				this.clock);
	}

	private ClientHttpResponse listen(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
			throws IOException {
		ClientHttpResponse response = execution.execute(request, body);
		this.calls.add(request.getMethod() + " " + request.getURI().getPath());
		String text = new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8);
		if (text.startsWith("{")) {
			JsonNode answer = RecordedCase.MAPPER.readTree(text);
			answer.path("directives").forEach((line) -> this.answeredLines.add(line.asString()));
			answer.path("cookies").forEach((line) -> this.answeredLines.add(line.asString()));
		}
		return response;
	}

	@Override
	public String resolve(HttpServletRequest request) {
		String query = request.getQueryString();
		ClerkRequest.Builder connection = ClerkRequest.builder(request.getMethod(),
				request.getHeader(ORIGIN) + request.getRequestURI() + ((query != null) ? "?" + query : ""));
		for (String name : List.of("Host", "X-Forwarded-Host", "X-Forwarded-Proto")) {
			request.getHeaders(name).asIterator().forEachRemaining((value) -> connection.header(name, value));
		}
		return connection.trustForwardedHeaders().build().url();
	}

	@Override
	public void close() {
		this.context.close();
	}

	/**
	 * An answer.
	 *
	 * @param text head and body
	 */
	record RawAnswer(String text) {

		int status() {
			return Integer.parseInt(this.text, 9, 12, 10);
		}

		String body() {
			return this.text.substring(this.text.indexOf("\r\n\r\n") + 4);
		}

		/**
		 * Returns the lines of a header, in order.
		 */
		List<String> header(String name) {
			return this.text.substring(0, this.text.indexOf("\r\n\r\n"))
				.lines()
				.filter((line) -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
				.map((line) -> line.substring(name.length() + 1).strip())
				.toList();
		}

	}

	/**
	 * Answers every request with the user.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		ServletRegistrationBean<CallerServlet> caller() {
			return new ServletRegistrationBean<>(new CallerServlet(), "/*");
		}

	}

	/**
	 * Says who is calling.
	 */
	static final class CallerServlet extends HttpServlet {

		private static final long serialVersionUID = 1L;

		@Override
		protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
			String userId = ClerkAuth.current().userId();
			response.getOutputStream().print((userId != null) ? userId : "nobody");
		}

	}

}
