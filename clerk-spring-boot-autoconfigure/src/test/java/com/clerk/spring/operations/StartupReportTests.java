package com.clerk.spring.operations;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import com.clerk.spring.conformance.Vectors;
import com.clerk.spring.operations.Finding.Level;
import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.options.ClerkOptionsBuilder;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class StartupReportTests {

	private static final String SECRET_KEY = "sk_live_r4Wk0NsVbT7qZ2yLhD8mXc";

	private final ClerkOptionsBuilder options = ClerkOptions.builder()
		.publishableKey("pk_live_Y2xlcmsuZXhhbXBsZS5jb20k")
		.secretKey(SECRET_KEY);

	@Test
	void tellsWhatIsConfigured() {
		String text = report(this.options.authorizedParties(List.of("https://example.com")).signInUrl("/sign-in"), 2);

		assertThat(text.lines().map(String::strip)).containsExactly("Clerk is configured:",
				"instance            live, Frontend API at clerk.example.com",
				"tokens              verified by the key set of https://api.clerk.com",
				"authorized parties  https://example.com", "sign-in             /sign-in",
				"sign-up             Clerk's hosted page", "route rules         2");
	}

	@Test
	void tellsThatTheJwtKeyVerifiesAndThatNothingIsRestricted() {
		String text = report(this.options.jwtKey(Vectors.key("tokens-rsa-a.public.pem")).proxyUrl("/__clerk"), 0);

		assertThat(text).contains("without network by the JWT key", "Frontend API at /__clerk", "not restricted");
	}

	@Test
	void tellsWhereNothingVerifiesSessions() {
		assertThat(report(this.options.secretKey(null).machineSecretKey("ak_x"), 0)).contains("not verified here");
	}

	@Test
	void logsInformationAndWarningsApartAndNoSecret(CapturedOutput output) {
		Finding info = new Finding("K12", Level.INFO, null, "Only the JWT key is set.", "Set more.");
		Finding warning = new Finding("K13", Level.WARN, null, "Only JWT forms will do.", "Set more.");

		new StartupReport(this.options.build(), 0, List.of(warning, info)).log();

		assertThat(output.toString().lines().filter((line) -> line.contains("INFO"))).hasSize(2);
		assertThat(output).contains("INFO  K12 Only the JWT key is set. Set more.")
			.contains("WARN  K13 Only JWT forms will do. Set more.")
			.doesNotContain(SECRET_KEY);
	}

	private static String report(ClerkOptionsBuilder options, int routeRules) {
		return new StartupReport(options.build(), routeRules, List.of()).text();
	}

}
