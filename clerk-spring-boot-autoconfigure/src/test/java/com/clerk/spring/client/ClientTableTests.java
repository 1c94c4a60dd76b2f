package com.clerk.spring.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.clerk.backend_api.Clerk;
import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.skyscreamer.jsonassert.JSONAssert;
import org.skyscreamer.jsonassert.JSONCompareMode;

import com.clerk.spring.backend.BackendTransport;
import com.clerk.spring.backend.ClerkBackend;
import com.clerk.spring.options.ClerkOptions;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.findAll;
import static com.github.tomakehurst.wiremock.client.WireMock.stubFor;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The table in {@code docs/backend-api.md}: every operation of Clerk's JavaScript client
 * is a call here, and each call sends what it should and reads what it gets.
 */
@WireMockTest
class ClientTableTests {

	private static final Pattern DOCUMENTED = Pattern
		.compile("(?m)^\\| `([^`]+)`( with a template)? \\| `([^`]+)` \\| `([A-Z]+) (/[^`]*)` \\|$");

	static List<TableRow> rows() {
		return Stream.of(UserCalls.rows(), OrganizationCalls.rows(), TokenCalls.rows(), InstanceCalls.rows())
			.flatMap(List::stream)
			.toList();
	}

	@ParameterizedTest
	@MethodSource("rows")
	void aCallSendsWhatItShouldAndReadsTheAnswer(TableRow row, WireMockRuntimeInfo server) throws Exception {
		stubFor(any(anyUrl()).willReturn(aResponse().withStatus(row.status())
			.withBody(row.answer())
			.withHeader("Content-Type", "application/json")));
		ClerkOptions options = ClerkOptions.builder()
			.apiUrl(server.getHttpBaseUrl())
			.secretKey("sk_test_secret")
			.build();
		TestObservationRegistry observations = TestObservationRegistry.create();
		BackendTransport transport = Transports.create(observations);
		Clerk clerk = ClerkClients.create(transport, (request) -> options, List.of()).forOptions(options);

		Object read = row.call().apply(clerk, ClerkBackend.create(transport, options));

		assertThat(read).isNotNull().isNotEqualTo(Optional.empty());
		assertThat(findAll(anyRequestedFor(anyUrl()))).hasSize(1);
		LoggedRequest request = findAll(anyRequestedFor(anyUrl())).get(0);
		assertThat(request.getMethod() + " " + request.getUrl()).isEqualTo(row.request().replaceFirst(" ", " /v1"));
		assertThat(request.getHeader("Authorization")).isEqualTo("Bearer sk_test_secret");
		assertBody(row, request);
		TestObservationRegistryAssert.assertThat(observations)
			.hasSingleObservationThat()
			.hasLowCardinalityKeyValue("resource", row.request().split("[ /?]+")[1]);
	}

	private static void assertBody(TableRow row, LoggedRequest request) throws Exception {
		if (row.body() == null) {
			assertThat(request.getBodyAsString()).isEmpty();
		}
		else if (row.body().equals(TableRow.FILE)) {
			assertThat(request.getParts()).singleElement().satisfies((part) -> {
				assertThat(part.getName()).isEqualTo("file");
				assertThat(part.getBody().asBytes()).containsExactly(1, 2);
			});
		}
		else {
			assertThat(request.contentTypeHeader().mimeTypePart()).isEqualTo("application/json");
			JSONAssert.assertEquals(row.body(), request.getBodyAsString(), JSONCompareMode.STRICT);
		}
	}

	@Test
	void theDocumentedRowsAreThese() {
		assertThat(documented()).extracting(ClientTableTests::name)
			.containsExactlyInAnyOrderElementsOf(rows().stream().map(TableRow::name).toList());
	}

	@Test
	void theDocumentedRequestsAreThoseOfTheCalls() {
		assertThat(documented()).allSatisfy((documented) -> {
			String request = Stream.of(documented.group(5).split("/"))
				.map((segment) -> segment.startsWith("{") ? "[^/]+" : Pattern.quote(segment))
				.reduce((left, right) -> left + "/" + right)
				.orElseThrow();
			assertThat(row(documented).request()).matches(documented.group(4) + " " + request + "(\\?.*)?");
		});
	}

	@Test
	void theDocumentedCallsAreThoseThatAreMade() {
		String sources = Stream.of("User", "Organization", "Token", "Instance")
			.map((name) -> read(Path.of("src/test/java/com/clerk/spring/client", name + "Calls.java")))
			.reduce("", String::concat);

		assertThat(documented()).allSatisfy((documented) -> {
			int start = sources.indexOf("(\"" + name(documented) + "\"");
			String call = sources.substring(start).split("\\b(row|exchange)\\(\"")[0].replaceAll("\\s", "");
			assertThat(call).contains(documented.group(3).replace("clerkBackend", "backend").replace("(…)", "("));
		});
	}

	private static List<MatchResult> documented() {
		return DOCUMENTED.matcher(read(Path.of("../docs/backend-api.md"))).results().toList();
	}

	private static String name(MatchResult documented) {
		return (documented.group(2) != null) ? documented.group(1) + documented.group(2) : documented.group(1);
	}

	private static TableRow row(MatchResult documented) {
		return rows().stream().filter((row) -> row.name().equals(name(documented))).findFirst().orElseThrow();
	}

	private static String read(Path path) {
		try {
			return Files.readString(path);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
