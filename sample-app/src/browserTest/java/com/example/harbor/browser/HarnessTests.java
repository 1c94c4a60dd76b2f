package com.example.harbor.browser;

import com.example.harbor.browser.Harness.Result;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The flows of {@code src/test/e2e}. They mostly wait for tokens to expire, so both runs
 * go on at the same time.
 */
class HarnessTests {

	private static Harness withBrowserClient;

	private static Harness withoutScript;

	@BeforeAll
	static void start() {
		withoutScript = Harness.start("sample-app-no-script", "default");
		if (BrowserScriptsCondition.scriptsAreThere()) {
			withBrowserClient = Harness.start("sample-app", "browser");
		}
	}

	@AfterAll
	static void stop() {
		if (withoutScript != null) {
			withoutScript.close();
		}
		if (withBrowserClient != null) {
			withBrowserClient.close();
		}
	}

	@Test
	@ExtendWith(BrowserScriptsCondition.class)
	void everyFlowPassesWithTheBrowserClient() throws Exception {
		assertPassed(withBrowserClient);
	}

	@Test
	void everyFlowPassesWithoutAScript() throws Exception {
		assertPassed(withoutScript);
	}

	private static void assertPassed(Harness harness) throws Exception {
		Result result = harness.result();

		System.out.println(result.lastLine());
		assertThat(result.status()).as(result.output()).isZero();
	}

}
