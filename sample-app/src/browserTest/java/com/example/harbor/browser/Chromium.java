package com.example.harbor.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;

/**
 * The one browser of all tests.
 */
final class Chromium implements AutoCloseable {

	/** Playwright would download browsers of its own. */
	static final Map<String, String> DRIVER_ENVIRONMENT = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");

	private static final String PROPERTY = "clerk.browser.chromium";

	private static final String VARIABLE = "CHROMIUM";

	private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome",
			"google-chrome-stable");

	private static final List<String> ARGUMENTS = List.of("--no-sandbox", "--disable-gpu", "--disable-quic",
			"--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
			"--disable-default-apps",
			// No name of another machine resolves.
			"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE *.localhost, EXCLUDE 127.0.0.1");

	private final Playwright playwright;

	private final Browser browser;

	Chromium() {
		Path executable = executable();
		this.playwright = Playwright.create(new Playwright.CreateOptions().setEnv(DRIVER_ENVIRONMENT));
		this.browser = this.playwright.chromium()
			.launch(new BrowserType.LaunchOptions().setExecutablePath(executable).setArgs(ARGUMENTS));
	}

	/**
	 * Returns where the browser is installed.
	 */
	static Path executable() {
		return named().or(Chromium::onThePath)
			.orElseThrow(() -> new IllegalStateException("There is no Chromium on the PATH (" + String.join(", ", NAMES)
					+ "): install it (apt-get install chromium), or name its executable by -D" + PROPERTY
					+ "=… or the environment variable " + VARIABLE));
	}

	private static Optional<Path> named() {
		Optional<Path> named = Stream.of(System.getProperty(PROPERTY, ""), System.getenv().getOrDefault(VARIABLE, ""))
			.filter((value) -> !value.isBlank())
			.map(Path::of)
			.findFirst();
		named.filter((path) -> !Files.isExecutable(path)).ifPresent((path) -> {
			throw new IllegalStateException(path + ", named by -D" + PROPERTY + " or the environment variable "
					+ VARIABLE + ", is no executable file");
		});
		return named;
	}

	private static Optional<Path> onThePath() {
		List<Path> folders = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
			.map(Path::of)
			.toList();
		return NAMES.stream()
			.flatMap((name) -> folders.stream().map((folder) -> folder.resolve(name)))
			.filter(Files::isExecutable)
			.findFirst();
	}

	BrowserContext newContext(boolean scripts) {
		return this.browser
			.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(scripts).setViewportSize(1100, 800));
	}

	@Override
	public void close() {
		this.playwright.close();
	}

}
