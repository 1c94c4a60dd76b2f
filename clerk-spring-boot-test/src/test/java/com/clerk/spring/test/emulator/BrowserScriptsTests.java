package com.clerk.spring.test.emulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The scripts of the browser client, over HTTP.
 */
class BrowserScriptsTests {

	@TempDir
	Path folder;

	private ClerkEmulator clerk;

	private Visitor visitor;

	@BeforeEach
	void start() throws IOException {
		Path scripts = Files.createDirectories(this.folder.resolve("scripts"));
		write(scripts.resolve("clerk-js/dist/clerk.browser.js"), "const grüße = 1;");
		write(scripts.resolve("clerk-js/dist/vendors_clerk.browser_a68c22_6.40.0.js"), "const chunk = 1;");
		write(scripts.resolve("clerk-js/dist/.hidden.js"), "hidden");
		write(scripts.resolve("clerk-js/dist/notes.txt"), "notes");
		write(scripts.resolve("clerk-js/dist/folder.js/inner.js"), "inner");
		write(scripts.resolve("clerk-js/package.js"), "outside of dist");
		write(scripts.resolve("ui/dist/ui.css"), "a{}");
		write(scripts.resolve("other/dist/other.js"), "other package");
		write(this.folder.resolve("secret.js"), "secret");
		Files.createSymbolicLink(scripts.resolve("clerk-js/dist/link.js"), this.folder.resolve("secret.js"));
		this.clerk = ClerkEmulator.builder().browserScripts(scripts).start();
		this.visitor = new Visitor(this.clerk);
	}

	private static void write(Path file, String text) throws IOException {
		Files.createDirectories(file.getParent());
		Files.writeString(file, text);
	}

	@AfterEach
	void close() {
		this.clerk.close();
	}

	@Test
	void scriptOfAFullVersionMayBeKeptForAYear() {
		Answer answer = this.visitor.get("/npm/@clerk/clerk-js@6.40.0/dist/clerk.browser.js");

		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.body()).isEqualTo("const grüße = 1;");
		assertThat(answer.header("Content-Type")).isEqualTo("application/javascript; charset=utf-8");
		assertThat(answer.header("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
		assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
	}

	@ParameterizedTest
	@ValueSource(strings = { "6", "6.40", "latest", "^6.0.0" })
	void scriptOfARangeIsAskedForAgainSoon(String version) {
		Answer answer = this.visitor
			.get("/npm/@clerk/clerk-js@" + version.replace("^", "%5E") + "/dist/clerk.browser.js");

		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.header("Cache-Control")).isEqualTo("public, max-age=60");
	}

	@Test
	void chunksAndStyleSheetsAreServed() {
		assertThat(this.visitor.get("/npm/@clerk/clerk-js@6/dist/vendors_clerk.browser_a68c22_6.40.0.js").body())
			.isEqualTo("const chunk = 1;");
		assertThat(this.visitor.get("/npm/@clerk/ui@1/dist/ui.css").header("Content-Type"))
			.isEqualTo("text/css; charset=utf-8");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/npm/@clerk/clerk-js@6/dist/missing.js", "/npm/@clerk/clerk-js@6/dist/.hidden.js",
			"/npm/@clerk/clerk-js@6/dist/notes.txt", "/npm/@clerk/clerk-js@6/dist/link.js",
			"/npm/@clerk/clerk-js@6/dist/folder.js", "/npm/@clerk/clerk-js@6/dist/folder.js/inner.js",
			"/npm/@clerk/clerk-js@6/dist/folder.js%2Finner.js", "/npm/@clerk/clerk-js@6/dist/../package.js",
			"/npm/@clerk/clerk-js@6/dist/..%2Fpackage.js", "/npm/@clerk/clerk-js@6/dist/%2e%2e%2fpackage.js",
			"/npm/@clerk/clerk-js@6/dist/..%5Cpackage.js", "/npm/@clerk/clerk-js@6/dist/%252e%252e%252fpackage.js",
			"/npm/@clerk/clerk-js@6/dist/..%2F..%2F..%2Fsecret.js", "/npm/@clerk/clerk-js@6/package.js",
			"/npm/@clerk/clerk-js@6/dist/clerk.browser.js%00.css", "/npm/@clerk/clerk-js@6/dist//clerk.browser.js",
			"/npm/@clerk/..@6/dist/clerk.browser.js", "/npm/@clerk/..%2Fscripts%2Fclerk-js@6/dist/clerk.browser.js",
			"/npm/@clerk/other@6/dist/other.js", "/npm/@clerk/clerk-js/dist/clerk.browser.js",
			"/npm/@clerk/clerk-js@/dist/clerk.browser.js", "/npm/@clerk/clerk-js@..%2F6/dist/clerk.browser.js",
			"/npm/clerk-js@6/dist/clerk.browser.js", "/npm/@other/clerk-js@6/dist/clerk.browser.js", "/npm/", "/npm" })
	void nothingElseIs(String path) {
		Answer answer = this.visitor.get(path);

		assertThat(answer.status()).isEqualTo(404);
		assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
	}

	@Test
	void withoutAFolderNothingIsServedAndTheAnswerSaysHowToGetIt() {
		try (ClerkEmulator without = ClerkEmulator.builder().start()) {
			Answer answer = new Visitor(without).get("/npm/@clerk/clerk-js@6/dist/none.js");

			assertThat(answer.status()).isEqualTo(404);
			assertThat(answer.body()).contains("clerk.emulator.browser-scripts")
				.contains("CLERK_EMULATOR_BROWSER_SCRIPTS");
		}
	}

}
