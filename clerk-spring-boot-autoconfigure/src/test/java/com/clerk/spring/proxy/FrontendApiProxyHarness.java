package com.clerk.spring.proxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * The cases of {@code src/test/proxy-harness}, or of the folder that the system property
 * {@code clerk.proxy-harness} names, against an application on each container. The
 * profile {@code proxy-harness} runs it; Node must be there.
 */
class FrontendApiProxyHarness {

	private static final String CASES = System.getProperty("clerk.proxy-harness", "src/test/proxy-harness");

	private static final String SECRET_KEY = "sk_test_harness0000000000000000000000000000";

	private static final String AUTO_CONFIGURATION = "org.springframework.boot.%s.autoconfigure.servlet."
			+ "%sServletWebServerAutoConfiguration";

	private static final int OLDEST_NODE = 20;

	@BeforeAll
	static void nodeIsThere() throws Exception {
		assumeThat(nodeVersion()).as("The harness runs on Node %d or later, as 'node' on the PATH", OLDEST_NODE)
			.isGreaterThanOrEqualTo(OLDEST_NODE);
	}

	@ParameterizedTest(name = "{0}, forwarded headers: {1}, {2} threads")
	@CsvSource({ "tomcat, framework, platform", "tomcat, none, platform", "jetty, framework, platform",
			"jetty, none, platform", "tomcat, framework, virtual", "tomcat, none, virtual", "jetty, framework, virtual",
			"jetty, none, virtual" })
	void everyCasePasses(String container, String strategy, String threads) throws Exception {
		if (threads.equals("virtual")) {
			assumeThat(Runtime.version().feature()).as("Virtual threads need Java 21 or later")
				.isGreaterThanOrEqualTo(21);
		}
		Path log = Files.createDirectories(Path.of("target", "proxy-harness"))
			.resolve(String.join("-", container, strategy, threads) + ".log")
			.toAbsolutePath();
		Files.deleteIfExists(log);
		int upstreamPort = freePort();
		try (ConfigurableApplicationContext application = start(container, strategy, threads, upstreamPort, log)) {
			int port = ((WebServerApplicationContext) application).getWebServer().getPort();

			Result result = node("run.mjs", "--app", "http://localhost:" + port, "--path", "/__clerk",
					"--upstream-port", String.valueOf(upstreamPort), "--secret", SECRET_KEY, "--forwarded", strategy,
					"--app-log", log.toString());

			System.out.printf("%s, %s, %s: %s%n", container, strategy, threads, result.lastLine());
			assertThat(result.status()).as(result.output()).isZero();
		}
	}

	private static ConfigurableApplicationContext start(String container, String strategy, String threads,
			int upstreamPort, Path log) {
		String other = container.equals("tomcat") ? "jetty" : "tomcat";
		String otherClass = other.substring(0, 1).toUpperCase(Locale.ROOT) + other.substring(1);
		List<String> arguments = new ArrayList<>(List.of("--server.port=0",
				"--server.forward-headers-strategy=" + strategy,
				"--spring.autoconfigure.exclude=" + AUTO_CONFIGURATION.formatted(other, otherClass),
				"--spring.threads.virtual.enabled=" + threads.equals("virtual"),
				"--spring.mvc.hiddenmethod.filter.enabled=true", "--logging.file.name=" + log,
				"--clerk.publishable-key=pk_test_Y2xlcmsuaGFybmVzcy5leGFtcGxlJA", "--clerk.secret-key=" + SECRET_KEY,
				"--clerk.frontend-api-proxy.enabled=true",
				"--clerk.frontend-api-proxy.fapi-url=http://127.0.0.1:" + upstreamPort,
				"--clerk.frontend-api-proxy.connect-timeout=1s", "--clerk.frontend-api-proxy.response-timeout=2s",
				"--clerk.frontend-api-proxy.idle-timeout=3s"));
		if (strategy.equals("framework")) {
			arguments.add("--clerk.frontend-api-proxy.client-ip-headers=CF-Connecting-IP,X-Real-IP");
		}
		return SpringApplication.run(HarnessApplication.class, arguments.toArray(String[]::new));
	}

	private static int nodeVersion() throws InterruptedException {
		try {
			String version = node("--version").output();
			return Integer.parseInt(version.substring(1, version.indexOf('.')));
		}
		catch (IOException ex) {
			return 0;
		}
	}

	private static Result node(String... arguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of("node"));
		command.addAll(List.of(arguments));
		Process process = new ProcessBuilder(command).directory(Path.of(CASES).toFile())
			.redirectErrorStream(true)
			.start();
		try {
			process.getOutputStream().close();
			String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			assertThat(process.waitFor(1, TimeUnit.MINUTES)).as("Node has ended").isTrue();
			return new Result(process.exitValue(), output);
		}
		finally {
			process.destroyForcibly();
		}
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	/** What a run of Node came to. */
	private record Result(int status, String output) {

		String lastLine() {
			return this.output.lines().reduce((first, second) -> second).orElse("");
		}

	}

}
