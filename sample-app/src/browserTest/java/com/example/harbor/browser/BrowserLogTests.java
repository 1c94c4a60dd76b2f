package com.example.harbor.browser;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What makes every test fail is noticed.
 */
@BrowserClientTest
class BrowserLogTests {

	@Test
	void violationOfThePolicyIsNoticed(Visitor visitor) {
		Tab tab = visitor.tab();
		tab.open("/");

		tab.page()
			.evaluate(
					"() => document.head.append(Object.assign(document.createElement('style'), { textContent: 'p {}' }))");

		tab.await(() -> visitor.log()
			.takeTroubles()
			.stream()
			.anyMatch((trouble) -> trouble.contains("style-src-elem blocked inline on /")));
		visitor.log().takeTroubles();
	}

	@Test
	void errorOnTheConsoleIsNoticed(Visitor visitor) {
		Tab tab = visitor.tab();
		tab.open("/");

		tab.page().evaluate("() => console.error('Something is wrong')");

		assertThat(visitor.log().takeTroubles()).singleElement().asString().contains("Something is wrong");
	}

	@Test
	void requestToAnotherMachineIsNoticedAndGoesNowhere(Visitor visitor) {
		Tab tab = visitor.tab();

		assertThat(tab.page().evaluate("() => fetch('https://example.com/').then(() => 'answered', () => 'failed')"))
			.isEqualTo("failed");

		assertThat(visitor.log().takeTroubles())
			.anyMatch((trouble) -> trouble.equals("A request left this machine: https://example.com/"));
	}

}
