package com.clerk.spring.operations;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.clerk.spring.operations.Finding.Level;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WebhookSecretsTests {

	private static final String GOOD = "whsec_7sts2h/0IloH1dKwfZboellkEm8c93pQ";

	@Test
	void goodSecretsAreNotCommentedOn() {
		WebhookSecrets secrets = new WebhookSecrets(true, List.of(GOOD, " " + GOOD + "\n", GOOD.substring(6)));

		assertThat(secrets.findings()).isEmpty();
		assertThat(secrets.required()).hasSize(3);
	}

	@Test
	void anEndpointNeedsOne() {
		assertThat(new WebhookSecrets(true, List.of()).findings()).extracting(Finding::id).containsExactly("W01");
		assertThat(new WebhookSecrets(false, List.of()).findings()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "sk_test_0123456789abcdef, W03", "pk_test_0123456789abcdef, W03", "whsec_***, W02", "whsec_, W02",
			"'', W02", "whsec_not-base64!, W02", "whsec_…, W02", "${WEBHOOK_SECRET}, W02", "<secret>, W02",
			"WHSEC_7sts2h/0IloH1dKwfZboellkEm8c93pQ, W02", "'\"whsec_7sts2h/0IloH1dKwfZboellkEm8c93pQ\"', W02" })
	void whatCanNotBeASecretEndsTheStartWithoutShowingIt(String secret, String rule) {
		WebhookSecrets secrets = new WebhookSecrets(true, List.of(GOOD, secret));

		assertThat(secrets.findings()).singleElement().satisfies((finding) -> {
			assertThat(finding.id()).isEqualTo(rule);
			assertThat(finding.level()).isEqualTo(Level.FAIL);
			assertThat(finding.toString()).contains("clerk.webhooks.signing-secrets[1]")
				.doesNotContain("0123456789abcdef", "7sts2h", "not-base64");
		});
		assertThatExceptionOfType(FailedChecksException.class).isThrownBy(secrets::required);
	}

	@Test
	void aShortSecretIsWarnedOf() {
		WebhookSecrets secrets = new WebhookSecrets(true, List.of("whsec_c2hvcnQ="));

		assertThat(secrets.findings()).singleElement().satisfies((finding) -> {
			assertThat(finding.id()).isEqualTo("W04");
			assertThat(finding.level()).isEqualTo(Level.WARN);
			assertThat(finding.problem()).contains("5 bytes");
		});
		assertThat(secrets.required()).hasSize(1);
	}

}
