package com.clerk.spring.test.emulator.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

import com.clerk.spring.test.emulator.http.ApiResponse;

/**
 * What all hosted pages look like.
 */
final class PageLayout {

	private static final String PAGE = """
			<!doctype html>
			<html lang="en">
			<head>
			<meta charset="utf-8">
			<meta name="viewport" content="width=device-width, initial-scale=1">
			<title>%s</title>
			<style>%s</style>
			</head>
			<body>
			<main>
			<h1>%s</h1>
			%s
			<footer>A local Clerk for development. Nothing leaves this machine.</footer>
			</main>
			</body>
			</html>
			""";

	/** Nothing is loaded and nothing runs, so markup that slipped in could do little. */
	private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";

	private final Html style;

	PageLayout() {
		this.style = new Html(read("page.css"));
	}

	private static String read(String resource) {
		try (InputStream stream = PageLayout.class.getResourceAsStream(resource)) {
			return new String(Objects.requireNonNull(stream, resource).readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	ApiResponse page(String title, Html content) {
		return new ApiResponse(200, Map.of(), Html.of(PAGE, title, this.style, title, content).markup())
			.with("Content-Type", "text/html; charset=utf-8")
			.with("Cache-Control", "no-store")
			.with("Content-Security-Policy", CONTENT_SECURITY_POLICY)
			.with("X-Content-Type-Options", "nosniff")
			// The way back must not learn what else is in this page's address, and
			// "no-referrer" would make the origin of a form "null".
			.with("Referrer-Policy", "same-origin");
	}

}
