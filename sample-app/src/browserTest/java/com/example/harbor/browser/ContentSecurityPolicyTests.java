package com.example.harbor.browser;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every page that links lead to has a strict policy. A violation would fail this test at
 * its end, as it does every other.
 */
@BrowserClientTest
class ContentSecurityPolicyTests {

	private static final String LINKS = "() => [...document.links].map((link) => link.href.split('#')[0])";

	@Test
	void pagesForEverybodyAllowNothingFromElsewhere(Visitor stranger) {
		assertStrict(stranger);
	}

	@Test
	void pagesOfAUserAllowNothingFromElsewhere(Visitor ada) {
		ada.tab().comeIn(Demo.ADA);

		assertStrict(ada);
	}

	private static void assertStrict(Visitor visitor) {
		Set<String> seen = new HashSet<>();
		Deque<String> next = new ArrayDeque<>(List.of(visitor.application() + "/"));
		while (!next.isEmpty()) {
			String url = next.pop();
			if (url.startsWith(visitor.application() + "/") && !url.contains("/api/") && seen.add(url)) {
				Navigation navigation = visitor.tab().visit(url);
				if (!visitor.tab().page().url().startsWith(visitor.application() + "/")) {
					continue; // Clerk's own page
				}
				assertThat(navigation.policy()).as(url)
					.contains("default-src 'none'", "script-src 'self';", "connect-src 'self';", "base-uri 'none'",
							"frame-ancestors 'none'")
					.doesNotContain("unsafe-", "script-src *", "https:;");
				next.addAll(links(visitor.tab()));
			}
		}
		assertThat(seen).hasSizeGreaterThan(3);
	}

	@SuppressWarnings("unchecked") // a JavaScript array
	private static List<String> links(Tab tab) {
		return (List<String>) tab.page().evaluate(LINKS);
	}

}
