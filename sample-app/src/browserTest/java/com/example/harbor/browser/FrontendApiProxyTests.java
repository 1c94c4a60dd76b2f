package com.example.harbor.browser;

import java.net.URI;
import java.util.List;
import java.util.Map;

import com.clerk.spring.test.emulator.ClerkEmulator;
import com.clerk.spring.test.emulator.RecordedRequest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The browser client reaches Clerk through the application alone.
 */
@BrowserClientTest
class FrontendApiProxyTests {

	@Test
	void browserTalksToTheApplicationAlone(Visitor ada, ClerkEmulator clerk) {
		Tab tab = ada.tab().comeIn(Demo.ADA);
		tab.setActive(Demo.ACME);
		tab.newToken();
		tab.open("/orgs/globex");
		tab.page().click("#sign-out");
		tab.page().waitForURL(ada.application() + "/");

		assertThat(ada.log().origins()).containsExactly(URI.create(ada.application() + "/"));
		assertThat(clerk.requests()).filteredOn((request) -> request.path().startsWith("/v1/client"))
			.filteredOn((request) -> !request.path().startsWith("/v1/clients/"))
			.isNotEmpty()
			.extracting(RecordedRequest::headers)
			.allSatisfy((headers) -> assertThat(headers)
				.containsAllEntriesOf(Map.of("clerk-proxy-url", List.of(ada.application() + "/__clerk"))));
	}

}
