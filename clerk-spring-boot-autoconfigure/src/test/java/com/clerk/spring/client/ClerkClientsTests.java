package com.clerk.spring.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import com.clerk.backend_api.Clerk;
import com.clerk.backend_api.models.components.DeletedObject;
import com.clerk.backend_api.models.operations.GetUserListRequest;
import com.clerk.backend_api.models.operations.SetUserProfileImageRequestBody;
import com.clerk.backend_api.models.operations.UpdateUserMetadataRequestBody;
import com.clerk.backend_api.models.operations.File;
import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.mock.web.MockHttpServletRequest;

import com.clerk.spring.options.ClerkConfigurationException;
import com.clerk.spring.options.ClerkOptions;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.aMultipart;
import static com.github.tomakehurst.wiremock.client.WireMock.binaryEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.findAll;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.patchRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.stubFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.verify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@WireMockTest
class ClerkClientsTests {

	private static final String DELETED = "{\"object\":\"user\",\"id\":\"user_1\",\"deleted\":true}";

	private ClerkOptions options;

	private ClerkClients clients;

	@BeforeEach
	void clients(WireMockRuntimeInfo server) {
		this.options = ClerkOptions.builder()
			.apiUrl(server.getHttpBaseUrl())
			.secretKey("sk_test_a")
			.readTimeout(Duration.ofSeconds(30))
			.build();
		this.clients = clients(List.of());
		stubFor(any(anyUrl()).willReturn(okJson(DELETED)));
	}

	@Test
	void aCallCarriesTheKeyAndOurHeadersOnce() {
		this.clients.forOptions(this.options).users().delete("user_1");

		verifyOnly(deleteRequestedFor(urlEqualTo("/v1/users/user_1")).withHeader("Authorization",
				equalTo("Bearer sk_test_a")));
		findAll(anyRequestedFor(anyUrl())).forEach((request) -> {
			assertThat(request.header("Clerk-API-Version").values()).containsExactly("2026-05-12");
			assertThat(request.header("User-Agent").values()).singleElement()
				.asString()
				.startsWith("clerk-spring-boot");
		});
	}

	@Test
	void theUserAgentIsThatOfTheOptions() {
		this.clients.forOptions(this.options.mutate().userAgent("shop/2").build()).users().delete("user_1");

		verifyOnly(deleteRequestedFor(urlEqualTo("/v1/users/user_1")).withHeader("User-Agent", equalTo("shop/2")));
	}

	@Test
	void anAnswerIsReadByTheClient() {
		assertThat(this.clients.forOptions(this.options).users().delete("user_1").deletedObject())
			.hasValueSatisfying((deleted) -> assertThat(deleted).returns(true, DeletedObject::deleted));
	}

	@Test
	void thePathOfTheAddressIsKeptAndTheVersionComesAfterIt(WireMockRuntimeInfo server) {
		this.clients
			.forOptions(this.options.mutate().apiUrl(server.getHttpBaseUrl() + "/base/").apiVersion("v2").build())
			.users()
			.delete("user_1");

		verifyOnly(deleteRequestedFor(urlEqualTo("/base/v2/users/user_1")));
	}

	@Test
	void aBodyIsSentAsTheClientWroteIt() {
		stubFor(any(anyUrl()).willReturn(okJson(Examples.of("User"))));

		this.clients.forOptions(this.options)
			.users()
			.updateMetadata("user_1",
					Optional.of(UpdateUserMetadataRequestBody.builder().publicMetadata(Map.of("aB", "\u00e4")).build()),
					Optional.empty());

		verifyOnly(patchRequestedFor(urlEqualTo("/v1/users/user_1/metadata"))
			.withHeader("Content-Type", equalTo("application/json"))
			.withRequestBody(equalToJson("{\"public_metadata\":{\"aB\":\"\u00e4\"}}")));
	}

	@Test
	void whatHasNoBodyIsSentWithout() {
		stubFor(any(anyUrl()).willReturn(okJson(Examples.of("User"))));

		this.clients.forOptions(this.options).users().ban("user_1");

		verifyOnly(postRequestedFor(urlEqualTo("/v1/users/user_1/ban")).withRequestBody(absent()));
	}

	@Test
	void aFileIsSentByteForByte() {
		stubFor(any(anyUrl()).willReturn(okJson(Examples.of("User"))));
		byte[] image = new byte[100_000];
		IntStream.range(0, image.length).forEach((i) -> image[i] = (byte) (i * 31));

		this.clients.forOptions(this.options).users().setProfileImage("user_1", image(image));

		verifyOnly(postRequestedFor(urlEqualTo("/v1/users/user_1/profile_image"))
			.withHeader("Content-Type", matching("multipart/form-data; ?boundary=.+"))
			.withRequestBodyPart(
					aMultipart("file").withHeader("Content-Disposition", matching(".*filename=\"?a.png\"?.*"))
						.withBody(binaryEqualTo(image))
						.build()));
	}

	@Test
	void aFileThatIsTooLargeIsNotSent() {
		Clerk clerk = this.clients.forOptions(this.options);

		assertThatIllegalArgumentException()
			.isThrownBy(() -> clerk.users().setProfileImage("user_1", image(new byte[BodyCollector.MAX_BODY])))
			.withMessage("The body of a call must not be larger than 16777216 bytes");
		verify(0, anyRequestedFor(anyUrl()));
	}

	@ParameterizedTest
	@CsvSource({ "a@b.example, a%40b.example", "a b, a%20b", "ä, %C3%A4", "a?b#c, a%3Fb%23c", "..., ..." })
	void anIdStaysOneSegment(String id, String encoded) {
		this.clients.forOptions(this.options).users().delete(id);

		assertThat(findAll(deleteRequestedFor(anyUrl()))).singleElement()
			.extracting((request) -> request.getUrl().replace("@", "%40"))
			.isEqualTo("/v1/users/" + encoded);
	}

	static List<String> noSegments() {
		return List.of("", " ", ".", "..", "a/b", "../sessions", "a%2Fb", "%2e%2e", "a\\b", "a\nb", "a\u0000b", "%");
	}

	@ParameterizedTest
	@MethodSource("noSegments")
	void noIdLeadsElsewhere(String id) {
		Clerk clerk = this.clients.forOptions(this.options);

		assertThatIllegalArgumentException().isThrownBy(() -> clerk.users().delete(id))
			.withMessageStartingWith("An id in the path");
		verify(0, anyRequestedFor(anyUrl()));
	}

	@Test
	void aParameterMayHoldAnything() {
		stubFor(any(anyUrl()).willReturn(okJson("[]")));

		this.clients.forOptions(this.options)
			.users()
			.list(GetUserListRequest.builder().query("../%2e/&c=d").limit(7L).build());

		assertThat(findAll(getRequestedFor(anyUrl()))).singleElement().satisfies((request) -> {
			assertThat(request.getUrl()).startsWith("/v1/users?");
			assertThat(request.queryParameter("query").values()).containsExactly("../%2e/&c=d");
			assertThat(request.queryParameter("limit").values()).containsExactly("7");
		});
	}

	@Test
	void eachInstanceHasItsKey() {
		ClerkOptions other = this.options.mutate().secretKey("sk_test_b").build();

		this.clients.forOptions(this.options).users().delete("user_1");
		this.clients.forOptions(other).users().delete("user_2");

		verify(1, deleteRequestedFor(urlEqualTo("/v1/users/user_1")).withHeader("Authorization",
				equalTo("Bearer sk_test_a")));
		verify(1, deleteRequestedFor(urlEqualTo("/v1/users/user_2")).withHeader("Authorization",
				equalTo("Bearer sk_test_b")));
	}

	@Test
	void theClientOfARequestHasTheKeyOfItsInstance() {
		ClerkOptions other = this.options.mutate().secretKey("sk_test_b").build();
		ClerkClients byHost = ClerkClients.create(Transports.create(),
				(request) -> "b.example".equals(request.getServerName()) ? other : this.options, List.of());
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.setServerName("b.example");

		byHost.forRequest(request).users().delete("user_1");

		verifyOnly(deleteRequestedFor(urlEqualTo("/v1/users/user_1")).withHeader("Authorization",
				equalTo("Bearer sk_test_b")));
	}

	@Test
	void anInstanceKeepsItsClient() {
		assertThat(this.clients.forOptions(this.options))
			.isSameAs(this.clients.forOptions(this.options.mutate().build()))
			.isNotSameAs(this.clients.forOptions(this.options.mutate().secretKey("sk_test_b").build()));
	}

	@Test
	void theMachineHasItsOwnKeyOrElseTheSecretKey() {
		ClerkOptions machine = this.options.mutate().machineSecretKey("ak_machine").build();

		this.clients.forMachine(machine).users().delete("user_1");
		this.clients.forMachine(this.options).users().delete("user_2");

		verify(1, deleteRequestedFor(urlEqualTo("/v1/users/user_1")).withHeader("Authorization",
				equalTo("Bearer ak_machine")));
		verify(1, deleteRequestedFor(urlEqualTo("/v1/users/user_2")).withHeader("Authorization",
				equalTo("Bearer sk_test_a")));
	}

	@Test
	void withoutAKeyNothingIsSent(WireMockRuntimeInfo server) {
		Clerk clerk = this.clients.forOptions(ClerkOptions.builder().apiUrl(server.getHttpBaseUrl()).build());

		assertThatExceptionOfType(ClerkConfigurationException.class).isThrownBy(() -> clerk.users().delete("user_1"))
			.withMessageContaining("clerk.secret-key")
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("secret-key-missing"));
		verify(0, anyRequestedFor(anyUrl()));
	}

	@Test
	void customizersComeLastAndInTheirOrder(WireMockRuntimeInfo server) {
		List<String> order = new ArrayList<>();
		ClerkClients customized = clients(List.of((builder) -> order.add("first"),
				(builder) -> builder.serverURL(server.getHttpBaseUrl() + "/x"), (builder) -> order.add("last")));

		customized.forOptions(this.options).users().delete("user_1");

		verifyOnly(deleteRequestedFor(urlEqualTo("/x/users/user_1")));
		assertThat(order).containsExactly("first", "last");
	}

	@Test
	void resultsDoNotHoldTheKey() {
		assertThat(this.clients.forOptions(this.options).users().delete("user_1").rawResponse()).satisfies((raw) -> {
			assertThat(raw.request().headers().map()).doesNotContainKeys("Authorization", "authorization");
			assertThat(raw.toString()).isEqualTo("TransportResponse[200]");
			assertThat(raw.uri().getPath()).isEqualTo("/v1/users/user_1");
		});
	}

	@Test
	void oneClientServesManyThreads() {
		Clerk clerk = this.clients.forOptions(this.options);
		ExecutorService threads = Executors.newFixedThreadPool(32);
		try {
			List<CompletableFuture<?>> calls = new ArrayList<>();
			for (int i = 0; i < 320; i++) {
				calls.add(CompletableFuture.supplyAsync(() -> clerk.users().delete("user_1"), threads));
			}
			calls.forEach(CompletableFuture::join);
		}
		finally {
			threads.shutdownNow();
		}

		verify(320, deleteRequestedFor(urlEqualTo("/v1/users/user_1")).withHeader("Authorization",
				equalTo("Bearer sk_test_a")));
	}

	private ClerkClients clients(List<ClerkCustomizer> customizers) {
		return ClerkClients.create(Transports.create(), (request) -> this.options, customizers);
	}

	private static SetUserProfileImageRequestBody image(byte[] image) {
		return SetUserProfileImageRequestBody.builder()
			.file(File.builder().fileName("a.png").content(image).build())
			.build();
	}

	private static void verifyOnly(RequestPatternBuilder request) {
		verify(1, request);
		verify(1, anyRequestedFor(anyUrl()));
	}

}
