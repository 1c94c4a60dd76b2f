package com.clerk.spring.request;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.micrometer.common.KeyValues;
import io.micrometer.observation.tck.TestObservationRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.clerk.spring.auth.TokenType;
import com.clerk.spring.options.ClerkConfigurationException;
import com.clerk.spring.request.RequestState.Settings;
import com.clerk.spring.request.RequestState.Status;

import static io.micrometer.observation.tck.TestObservationRegistryAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ObservedRequestAuthenticatorTests {

	private static final String SECRET = "token-of-a-user";

	private final TestObservationRegistry registry = TestObservationRegistry.create();

	@ParameterizedTest
	@CsvSource({ "SIGNED_IN, , signed-in, none",
			"SIGNED_OUT, session-token-and-uat-missing, signed-out, session-token-and-uat-missing",
			"HANDSHAKE, dev-browser-missing, handshake, dev-browser-missing",
			"HANDSHAKE, session-token-expired-refresh-some_code_of_clerks, handshake, session-token-expired-refresh" })
	void aDecisionIsCountedByItsOutcomeAndReason(Status status, @Nullable String reason, String outcome,
			String counted) {
		decide(state(status, reason, null));

		assertThat(this.registry).hasSingleObservationThat()
			.hasNameEqualTo("clerk.authentication")
			.hasLowCardinalityKeyValue("outcome", outcome)
			.hasLowCardinalityKeyValue("reason", counted)
			.hasLowCardinalityKeyValue("token.type", "session_token")
			.hasBeenStopped();
	}

	@Test
	void aTraceHasTheWholeReason() {
		decide(state(Status.HANDSHAKE, "session-token-expired-refresh-some_code_of_clerks", null));

		assertThat(this.registry).hasSingleObservationThat()
			.hasHighCardinalityKeyValue("clerk.reason", "session-token-expired-refresh-some_code_of_clerks");
	}

	@Test
	void clerkBeingAwayIsAnOutcomeOfItsOwn() {
		decide(state(Status.SIGNED_OUT, "jwk-failed-to-load", Duration.ofSeconds(5)));

		assertThat(this.registry).hasSingleObservationThat()
			.hasLowCardinalityKeyValue("outcome", "unavailable")
			.hasLowCardinalityKeyValue("reason", "jwk-failed-to-load");
	}

	@Test
	void aDecisionThatFailsHasNoOutcome() {
		RequestAuthenticator misconfigured = observed((request, options, accepted) -> {
			throw new ClerkConfigurationException("invalid-url", "The proxy URL is wrong");
		});

		assertThatExceptionOfType(ClerkConfigurationException.class).isThrownBy(() -> decide(misconfigured));

		assertThat(this.registry).hasSingleObservationThat()
			.hasLowCardinalityKeyValue("outcome", "none")
			.hasBeenStopped()
			.thenError()
			.isInstanceOf(ClerkConfigurationException.class);
	}

	@Test
	void anUnforeseenFailureTellsNoToken() {
		RequestAuthenticator broken = observed((request, options, accepted) -> {
			throw new UnsupportedOperationException(SECRET);
		});

		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> decide(broken));

		assertThat(this.registry).hasSingleObservationThat()
			.thenError()
			.hasMessage("java.lang.UnsupportedOperationException")
			.hasNoCause();
	}

	@Test
	void callsToClerkBelongToTheDecision() {
		decide(observed((request, options, accepted) -> {
			assertThat(this.registry.getCurrentObservation()).isNotNull();
			return state(Status.SIGNED_IN, null, null);
		}));

		assertThat(this.registry.getCurrentObservation()).isNull();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void aConventionThatFailsDecidesNothing(boolean atTheStart) {
		RequestState state = state(Status.SIGNED_IN, null, null);

		assertThat(decide(observed((request, options, accepted) -> state, new FailingConvention(atTheStart))))
			.isSameAs(state);

		assertThat(this.registry).hasSingleObservationThat()
			.hasLowCardinalityKeyValue("outcome", "signed-in")
			.hasBeenStopped();
		assertThat(this.registry.getCurrentObservation()).isNull();
	}

	private static RequestState state(Status status, @Nullable String reason, @Nullable Duration outage) {
		return new RequestState(status, reason, null, TokenType.SESSION_TOKEN, SECRET, null, Map.of(), List.of(),
				outage, Settings.EMPTY);
	}

	private void decide(RequestState state) {
		assertThat(decide(observed((request, options, accepted) -> state))).isSameAs(state);
	}

	private RequestAuthenticator observed(RequestAuthenticator authenticator) {
		return observed(authenticator, new DefaultAuthenticationObservationConvention());
	}

	private RequestAuthenticator observed(RequestAuthenticator authenticator,
			AuthenticationObservationConvention convention) {
		return RequestAuthenticator.observed(authenticator, this.registry, convention);
	}

	private static RequestState decide(RequestAuthenticator authenticator) {
		return authenticator.authenticate(Decider.navigation(Decider.PAGE, "__session=" + SECRET).build(),
				Decider.LIVE);
	}

	private static final class FailingConvention extends DefaultAuthenticationObservationConvention {

		private final boolean atTheStart;

		FailingConvention(boolean atTheStart) {
			this.atTheStart = atTheStart;
		}

		@Override
		public KeyValues getLowCardinalityKeyValues(AuthenticationObservationContext context) {
			if (this.atTheStart == (context.getStatus() == null)) {
				throw new UnsupportedOperationException("broken");
			}
			return super.getLowCardinalityKeyValues(context);
		}

	}

}
