package com.example.harbor;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static com.clerk.spring.test.ClerkRequestPostProcessors.clerkUser;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The pages that show what the starter does, and what they show.
 */
@SpringBootTest
@AutoConfigureMockMvc
class CapabilityPagesTests {

	private static final Pattern LINK = Pattern.compile("href=\"(/learn/[a-z-]+)\"");

	@Autowired
	private MockMvcTester mvc;

	@TestFactory
	Stream<DynamicTest> everybodyReadsThePagesThatTheIndexNames() {
		String index = assertThat(this.mvc.get().uri("/")).bodyText().actual();
		List<String> pages = LINK.matcher(index).results().map((link) -> link.group(1)).toList();
		assertThat(pages).hasSizeGreaterThan(20).doesNotHaveDuplicates();
		return pages.stream().map((page) -> DynamicTest.dynamicTest(page, () -> everybodyReads(page)));
	}

	private void everybodyReads(String page) {
		assertThat(this.mvc.get().uri(page)).hasStatusOk().bodyText().contains("You are", "<figure");
		assertThat(this.mvc.get().uri(page).with(clerkUser("user_1"))).hasStatusOk().bodyText().contains("user_1");
	}

	@Test
	void indexTellsOfAllWhoMayTry() {
		assertThat(this.mvc.get().uri("/")).bodyText().contains("Ada", "Bob", "Grace");
	}

	@Test
	void browsersKeepScriptsAndAskWhetherTheyAreGood() {
		assertThat(this.mvc.get().uri("/js/pages.js")).hasHeader("Cache-Control", "no-cache");
		assertThat(this.mvc.get().uri("/harbor.css").with(clerkUser())).hasHeader("Cache-Control", "no-cache")
			.containsHeader("Last-Modified");
		assertThat(this.mvc.get().uri("/")).headers()
			.hasHeaderSatisfying("Cache-Control",
					(values) -> assertThat(values).singleElement().asString().contains("no-store"));
	}

	@Test
	void vaultOpensForAPasswordShownAMomentAgo() {
		var vault = this.mvc.post().uri("/api/vault");

		assertThat(vault).hasStatus(404);
		assertThat(vault.with(clerkUser().factorsVerified(Duration.ZERO))).hasStatusOk();
		assertThat(vault.with(clerkUser().factorsVerified(Duration.ofMinutes(2)))).hasStatus(403)
			.bodyText()
			.contains("reverification");
	}

	@Test
	void unknownCapabilityIsNotFound() {
		assertThat(this.mvc.get().uri("/learn/piracy")).hasStatus(404);
	}

	@Test
	void theCodeOfAPageIsThatOfTheClassWithoutItsImports() {
		assertThat(this.mvc.get().uri("/learn/in-code")).bodyText()
			.contains("auth.protect(feature(&quot;export&quot;).or(role(&quot;org:admin&quot;)));")
			.doesNotContain("import com.clerk");
	}

	@Test
	void settingsAreShownAsFarAsTheyConcernClerk() {
		assertThat(this.mvc.get().uri("/learn/route-rules")).bodyText()
			.contains("organization-sync:", "role: org:admin")
			.doesNotContain("datasource:");
	}

	@Test
	void pagesHaveAStrictPolicyWithANonceOfTheirOwn() {
		assertThat(policy("/")).contains("default-src 'none'", "script-src 'self';", "frame-ancestors 'none'")
			.containsPattern("style-src 'self' 'nonce-[A-Za-z0-9_-]{22}'")
			.doesNotContain("unsafe")
			.isNotEqualTo(policy("/"));
	}

	@Test
	void whatIsNoPageMayDoNothing() {
		assertThat(policy("/api/me")).isEqualTo("default-src 'none'; frame-ancestors 'none'");
		assertThat(policy("/api/greeting")).isEqualTo("default-src 'none'; frame-ancestors 'none'");
		assertThat(policy("/harbor.css")).isEqualTo("default-src 'none'; frame-ancestors 'none'");
	}

	@Test
	void formsMayLeadToTheSignInPage() {
		assertThat(policy("/")).containsPattern("form-action 'self' https://\\S+");
	}

	@Test
	void pagesShowNoAttemptThatIsNotThere() {
		assertThat(this.mvc.get().uri("/learn/frontend-api-proxy")).bodyText()
			.doesNotContain("/__clerk/v1/environment");
		assertThat(this.mvc.get().uri("/learn/sign-in-form")).bodyText().contains("GET /sign-in");
		assertThat(this.mvc.get().uri("/learn/sign-in-form").with(clerkUser())).bodyText()
			.doesNotContain("GET /sign-in");
	}

	@Test
	void permissionsAreThoseOfTheCaller() {
		var list = this.mvc.get().uri("/api/invoices");

		assertThat(list).hasStatus(404);
		assertThat(list.with(clerkUser().permission("org:invoices:read"))).hasStatusOk();
		assertThat(this.mvc.post().uri("/api/invoices").with(clerkUser().permission("org:invoices:read")))
			.hasStatus(404);
	}

	private String policy(String path) {
		return String.valueOf(this.mvc.get().uri(path).exchange().getResponse().getHeader("Content-Security-Policy"));
	}

}
