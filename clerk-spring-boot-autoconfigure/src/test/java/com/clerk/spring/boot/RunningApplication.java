package com.clerk.spring.boot;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * An application on a random port, asked over a plain socket: what is sent is what a test
 * writes, not what an HTTP client makes of it.
 *
 * @param context the application
 */
public record RunningApplication(ConfigurableApplicationContext context) implements AutoCloseable {

	private static final int PATIENCE_IN_MILLIS = 20_000;

	/**
	 * Starts an application, of a live instance unless its properties say otherwise.
	 * @param application its configuration
	 * @param properties its properties, as {@code name=value}
	 */
	public static RunningApplication start(Class<?> application, String... properties) {
		SpringApplication starter = new SpringApplication(application);
		starter.setDefaultProperties(Map.of("clerk.publishable-key", TestKeys.PUBLISHABLE_LIVE, "clerk.jwt-key",
				"classpath:vectors/keys/tokens-rsa-a.public.pem", "server.port", "0"));
		return new RunningApplication(
				starter.run(Stream.of(properties).map((property) -> "--" + property).toArray(String[]::new)));
	}

	int port() {
		return ((WebServerApplicationContext) this.context).getWebServer().getPort();
	}

	/**
	 * Sends a page request: a request line without version, and header lines.
	 */
	public Answer send(String requestLine, String... headers) {
		return sendRaw(requestLine + " HTTP/1.1\r\nAccept: text/html,*/*;q=0.8\r\nConnection: close\r\n"
				+ Stream.of(headers).map((line) -> line + "\r\n").collect(Collectors.joining()) + "\r\n");
	}

	public Answer sendRaw(String request) {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
			socket.setSoTimeout(PATIENCE_IN_MILLIS);
			socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
			socket.getOutputStream().flush();
			ByteArrayOutputStream answer = new ByteArrayOutputStream();
			socket.getInputStream().transferTo(answer);
			return new Answer(answer.toString(StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		this.context.close();
	}

	/**
	 * A response.
	 *
	 * @param text head and body
	 */
	public record Answer(String text) {

		private static final Pattern LOCATION = Pattern.compile("(?im)^location: (.*?)\r?$");

		private static final Pattern RETURN = Pattern.compile("[?&]redirect_url=([^&]*)");

		public int status() {
			return Integer.parseInt(this.text, 9, 12, 10);
		}

		public String body() {
			return this.text.substring(this.text.indexOf("\r\n\r\n") + 4);
		}

		public String location() {
			Matcher matcher = LOCATION.matcher(this.text);
			return matcher.find() ? matcher.group(1) : "none, but status " + status();
		}

		/**
		 * Returns the lines of a header, in order.
		 */
		public List<String> header(String name) {
			return this.text.substring(0, this.text.indexOf("\r\n\r\n"))
				.lines()
				.filter((line) -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
				.map((line) -> line.substring(name.length() + 1).strip())
				.toList();
		}

		/**
		 * Where the browser is to be sent back to.
		 */
		String redirectUrl() {
			Matcher matcher = RETURN.matcher(location());
			return matcher.find() ? URLDecoder.decode(matcher.group(1), StandardCharsets.UTF_8) : location();
		}

	}

}
