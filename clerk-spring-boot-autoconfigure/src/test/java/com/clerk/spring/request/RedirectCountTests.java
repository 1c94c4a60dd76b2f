package com.clerk.spring.request;

import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import com.clerk.spring.request.RequestState.Status;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class RedirectCountTests {

	private final Decider decider = new Decider(new FakeSessionApi());

	@ParameterizedTest
	@ValueSource(strings = { "3", "4", "03", "000000003", "999999999", "%33" })
	void aBrowserThatWasSentAwayThreeTimesIsNotSentAgain(String count) {
		RequestState state = decide("__clerk_redirect_count=" + count);

		assertThat(state.status()).isEqualTo(Status.SIGNED_OUT);
		assertThat(state.reason()).isEqualTo("client-uat-but-no-session-token");
		assertThat(state.cookies()).isEmpty();
		assertThat(state.headers()).doesNotContainKeys("location", "cache-control");
	}

	@ParameterizedTest
	@CsvSource({ "0, 1", "1, 2", "2, 3", "-1, 1", "-2147483648, 1", "1000000000, 1", "99999999999999999999, 1",
			"3e0, 1", "0x3, 1", "1.5, 1", "+2, 1", "NaN, 1", "\u0663, 1", "2\u00a0, 1", "\"2\", 1", "%31%00, 1",
			"'1,2', 1" })
	void whatIsNoNumberOfRedirectsCountsAsNone(String count, int next) {
		RequestState state = decide("__clerk_redirect_count=" + count);

		assertThat(state.status()).isEqualTo(Status.HANDSHAKE);
		assertThat(state.cookies())
			.containsExactly("__clerk_redirect_count=" + next + "; SameSite=Lax; HttpOnly; Max-Age=2");
	}

	@Test
	void theFirstOfSeveralCountsIsTheCount() {
		assertThat(decide("__clerk_redirect_count=3", "__clerk_redirect_count=0").status())
			.isEqualTo(Status.SIGNED_OUT);
		assertThat(decide("__clerk_redirect_count=0", "__clerk_redirect_count=3").cookies()).singleElement()
			.asString()
			.startsWith("__clerk_redirect_count=1;");
		assertThat(decide("__clerk_redirect_count=", "__clerk_redirect_count=3").cookies()).singleElement()
			.asString()
			.startsWith("__clerk_redirect_count=1;");
	}

	@Test
	void aThousandCookiesHideNoCount() {
		String[] cookies = Stream
			.concat(IntStream.range(0, 1_000).mapToObj((i) -> "__clerk_redirect_count_" + i + "=0"),
					Stream.of("__clerk_redirect_count=3"))
			.toArray(String[]::new);

		assertThat(decide(cookies).status()).isEqualTo(Status.SIGNED_OUT);
	}

	@Test
	void aLoopIsReportedWithItsCausesOnce(CapturedOutput output) {
		decide("__clerk_redirect_count=3");
		decide("__clerk_redirect_count=3");

		assertThat(output.toString()).containsOnlyOnce("so the redirects were stopped")
			.contains("(client-uat-but-no-session-token)");
	}

	private RequestState decide(String... cookies) {
		return this.decider.decide(Decider.LIVE, Decider.PAGE,
				Stream.concat(Stream.of("__client_uat=1"), Stream.of(cookies)).toArray(String[]::new));
	}

}
