package com.clerk.spring.operations;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import com.clerk.spring.options.ClerkOptions;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RequestOptionsReport}.
 */
@ExtendWith(OutputCaptureExtension.class)
class RequestOptionsReportTests {

	private static final String TEST = "pk_test_aGFwcHktaGlwcG8tMS5jbGVyay5hY2NvdW50cy5kZXYk";

	private static final String SECRET = "r4Wk0NsVbT7qZ2yLhD8mXc";

	private final RequestOptionsReport report = new RequestOptionsReport();

	@Test
	void warnsOfKeysThatCanNotBeRightOnceForEachInstance(CapturedOutput output) {
		ClerkOptions mixed = ClerkOptions.builder().publishableKey(TEST).secretKey("sk_live_" + SECRET).build();

		this.report.observe(mixed);
		this.report.observe(mixed.mutate().signInUrl("/in").build());

		assertThat(output).containsOnlyOnce("K14 Options that were made for a request (" + TEST + "): K06 ")
			.doesNotContain(SECRET);
	}

	@Test
	void saysNothingOfGoodKeysAndOfWhatIsNotAboutKeys(CapturedOutput output) {
		this.report.observe(ClerkOptions.builder().publishableKey(TEST).secretKey("sk_test_" + SECRET).build());
		this.report.observe(ClerkOptions.builder().build());
		this.report.observe(ClerkOptions.builder()
			.publishableKey("pk_live_Y2xlcmsuZXhhbXBsZS5jb20k")
			.secretKey("sk_live_" + SECRET)
			.build());

		assertThat(output).doesNotContain("K14");
	}

}
