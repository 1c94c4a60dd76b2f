package com.example.harbor.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import com.example.harbor.HarborApplication;
import com.clerk.spring.test.LocalClerk;
import com.microsoft.playwright.impl.driver.Driver;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A run of the harness in {@code src/test/e2e}, or in the folder that the system property
 * {@code clerk.e2e.harness} names, against an application of its own. It takes Playwright
 * and Node from Playwright's driver.
 */
final class Harness implements AutoCloseable {

	private static final Path CONFIGURATIONS = Path.of("src", "test", "e2e").toAbsolutePath();

	private static final Path FOLDER = Path.of(System.getProperty("clerk.e2e.harness", CONFIGURATIONS.toString()));

	private static final Path RESULTS = Path.of("target", "browser").toAbsolutePath();

	private static final int MINUTES = 4;

	private final ConfigurableApplicationContext application;

	private final Path log;

	private final Process process;

	private Harness(ConfigurableApplicationContext application, Path log, Process process) {
		this.application = application;
		this.log = log;
		this.process = process;
	}

	/**
	 * Starts a run.
	 * @param configuration the name of the configuration
	 * @param profiles the profiles of the application
	 */
	static Harness start(String configuration, String profiles) {
		ConfigurableApplicationContext application = SpringApplication.from(HarborApplication::main)
			.with(LocalClerk.class)
			.run("--server.port=0", "--clerk.emulator.token-ttl=12s", "--spring.profiles.active=" + profiles)
			.getApplicationContext();
		int port = ((WebServerApplicationContext) application).getWebServer().getPort();
		try {
			Driver driver = Driver.ensureDriverInstalled(Chromium.DRIVER_ENVIRONMENT, false);
			Path results = Files.createDirectories(RESULTS.resolve(configuration));
			Path log = results.resolve("harness.log");
			ProcessBuilder node = driver.createProcessBuilder();
			node.command(node.command().get(0), "run.mjs", CONFIGURATIONS.resolve(configuration + ".json").toString(),
					"--base", "http://localhost:" + port, "--shots", results.toString());
			node.environment().put("E2E_MODULES", modules(driver).toString());
			node.environment().put("CHROMIUM", Chromium.executable().toString());
			node.directory(FOLDER.toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
			return new Harness(application, log, node.start());
		}
		catch (IOException ex) {
			application.close();
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Has the harness find the driver's package under the name of the one on npm.
	 */
	private static Path modules(Driver driver) throws IOException {
		Path folder = RESULTS.resolve("modules");
		Path link = Files.createDirectories(folder.resolve("node_modules")).resolve("playwright-core");
		Files.deleteIfExists(link);
		Files.createSymbolicLink(link, driver.driverDir().resolve("package"));
		return folder;
	}

	/**
	 * Waits for the end of the run.
	 */
	Result result() throws IOException, InterruptedException {
		boolean ended = this.process.waitFor(MINUTES, TimeUnit.MINUTES);
		return new Result(ended ? this.process.exitValue() : -1, Files.readString(this.log));
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
		this.application.close();
	}

	/**
	 * What a run came to.
	 *
	 * @param status 0 if every check passed
	 * @param output what it printed
	 */
	record Result(int status, String output) {

		String lastLine() {
			return this.output.lines().reduce((first, second) -> second).orElse("");
		}

	}

}
