package com.clerk.spring.operations;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.clerk.spring.operations.Finding.Level;
import com.clerk.spring.options.ClerkOptions;

import static org.assertj.core.api.Assertions.assertThat;

class FrontendApiProxyChecksTests {

	private static final String SECRET = "r4Wk0NsVbT7qZ2yLhD8mXc";

	private static final ClerkOptions TEST = options("pk_test_aGFwcHktaGlwcG8tMS5jbGVyay5hY2NvdW50cy5kZXYk",
			"sk_test_" + SECRET);

	private static final ClerkOptions LIVE = options("pk_live_Y2xlcmsuZXhhbXBsZS5jb20k", "sk_live_" + SECRET);

	private static final ClerkOptions WITHOUT_SECRET_KEY = options("pk_live_Y2xlcmsuZXhhbXBsZS5jb20k", null);

	private static final SettingNames ACME = new SettingNames("clerk.instances.acme", Set.of());

	@Test
	void nothingIsSaidOfAProxyOfALiveInstance() {
		assertThat(check("/__clerk", null, LIVE)).isEmpty();
		assertThat(check("/deep/_-~.a/clerk", "https://fapi.example/base/", LIVE)).isEmpty();
	}

	@Test
	void u03AsksForTheSecretKey() {
		Finding finding = only(check("/__clerk", null, WITHOUT_SECRET_KEY));

		assertThat(finding.id()).isEqualTo("U03");
		assertThat(finding.level()).isEqualTo(Level.FAIL);
		assertThat(finding.property()).isEqualTo("clerk.secret-key");
		assertThat(finding.remedy()).contains("CLERK_SECRET_KEY", "clerk.frontend-api-proxy.enabled");
	}

	@Test
	void u03NamesTheInstanceWithoutSecretKey() {
		Finding finding = only(FrontendApiProxyChecks.run(true, "/__clerk", null,
				Map.of(SettingNames.ofApplication(), LIVE, ACME, WITHOUT_SECRET_KEY)));

		assertThat(finding.id()).isEqualTo("U03");
		assertThat(finding.property()).isEqualTo("clerk.instances.acme.secret-key");
		assertThat(finding.remedy()).contains("clerk.instances.acme.secret-key").doesNotContain("CLERK_SECRET_KEY");
	}

	@Test
	void u04WarnsOfATestInstance() {
		Finding finding = only(check("/__clerk", null, TEST));

		assertThat(finding.id()).isEqualTo("U04");
		assertThat(finding.level()).isEqualTo(Level.WARN);
		assertThat(finding.property()).isEqualTo("clerk.frontend-api-proxy.enabled");
	}

	@Test
	void u04NamesTheTestInstanceAmongOthers() {
		assertThat(only(FrontendApiProxyChecks.run(true, "/__clerk", null, Map.of(ACME, TEST))).problem())
			.contains("clerk.instances.acme.publishable-key");
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://localhost:8080", "http://127.0.0.1:8080", "http://127.1.2.3", "http://[::1]:80/x",
			"https://fapi.localhost", "HTTP://LOCALHOST" })
	void aLocalFrontendApiIsForTestInstancesAndNeedsNoTls(String fapiUrl) {
		assertThat(check("/__clerk", fapiUrl, TEST)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://fapi.example", "HTTP://fapi.example:8080/x", "http://localhost.example",
			"http://127.0.0.1.example", "http://10.0.0.1" })
	void u17WarnsOfASecretKeyWithoutTls(String fapiUrl) {
		Finding finding = only(check("/__clerk", fapiUrl, LIVE));

		assertThat(finding.id()).isEqualTo("U17");
		assertThat(finding.level()).isEqualTo(Level.WARN);
		assertThat(finding.property()).isEqualTo("clerk.frontend-api-proxy.fapi-url");
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '"', delimiter = '|', textBlock = """
			__clerk     | does not start with '/' | to '/__clerk'
			/__clerk/   | ends with '/'           | to '/__clerk'
			/a/b//      | ends with '/'           | to '/a/b'
			//__clerk   | empty                   | to '/__clerk'
			/           | whole application       | such as '/__clerk'
			""         | whole application       | such as '/__clerk'
			/__clerk/** | pattern                 | such as '/__clerk'
			/{x}        | pattern                 | such as '/__clerk'
			/:x*        | pattern                 | such as '/__clerk'
			/a%20b      | escape                  | such as '/__clerk'
			/a;b        | escape                  | such as '/__clerk'
			/a/../b     | dots                    | such as '/__clerk'
			a b         | does not start with '/' | such as '/__clerk'
			""")
	void u05RefusesWhatIsNoPath(String path, String problem, String remedy) {
		Finding finding = only(check(path, null, LIVE));

		assertThat(finding.id()).isEqualTo("U05");
		assertThat(finding.level()).isEqualTo(Level.FAIL);
		assertThat(finding.property()).isEqualTo("clerk.frontend-api-proxy.path");
		assertThat(finding.problem()).contains(problem);
		assertThat(finding.remedy()).contains("clerk.frontend-api-proxy.path", remedy);
	}

	@Test
	void aKeyInPlaceOfThePathIsNotShown() {
		assertThat(check("sk_live_" + SECRET, null, LIVE).toString()).contains("U05").doesNotContain(SECRET);
	}

	@Test
	void onlyPathAndAddressAreCheckedOfAProxyForHandlers() {
		Map<SettingNames, ClerkOptions> instances = Map.of(SettingNames.ofApplication(), TEST, ACME,
				WITHOUT_SECRET_KEY);

		assertThat(FrontendApiProxyChecks.run(false, "/__clerk", null, instances)).isEmpty();
		assertThat(FrontendApiProxyChecks.run(false, "/", "http://fapi.example", instances)).extracting(Finding::id)
			.containsExactly("U05", "U17");
	}

	@Test
	void keysThatEachRequestBringsAreNotAskedFor() {
		assertThat(FrontendApiProxyChecks.run(true, "/__clerk", null, Map.of())).isEmpty();
	}

	@Test
	void u06NamesWhatIsMappedBelowThePath() {
		ShadowedMappings check = new ShadowedMappings("/__clerk", () -> Stream.of("/**", "/", "/{page}", "/__clerkfoo",
				"/__clerk/x/**", "/__clerk", "/a/__clerk/x", "/__clerk"));

		assertThat(check.findings()).extracting(Finding::problem)
			.satisfiesExactly((problem) -> assertThat(problem).contains("'/__clerk'"),
					(problem) -> assertThat(problem).contains("'/__clerk/x/**'"));
		assertThat(check.findings()).allSatisfy((finding) -> {
			assertThat(finding.id()).isEqualTo("U06");
			assertThat(finding.level()).isEqualTo(Level.ERROR);
			assertThat(finding.property()).isEqualTo("clerk.frontend-api-proxy.path");
		});
	}

	private static List<Finding> check(String path, @Nullable String fapiUrl, ClerkOptions options) {
		return FrontendApiProxyChecks.run(true, path, fapiUrl, Map.of(SettingNames.ofApplication(), options));
	}

	private static Finding only(List<Finding> findings) {
		assertThat(findings).hasSize(1);
		return findings.get(0);
	}

	private static ClerkOptions options(String publishableKey, @Nullable String secretKey) {
		return ClerkOptions.builder().publishableKey(publishableKey).secretKey(secretKey).build();
	}

}
