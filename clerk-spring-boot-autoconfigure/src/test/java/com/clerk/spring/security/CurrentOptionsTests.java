package com.clerk.spring.security;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.request.ClerkRequest;
import com.clerk.spring.request.RequestCaller;
import com.clerk.spring.request.SignInRedirects;
import com.clerk.spring.servlet.MisdirectedRequestException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link CurrentOptions}.
 */
class CurrentOptionsTests {

	private static final ClerkOptions DEFAULTS = ClerkOptions.builder().build();

	private static final ClerkOptions CHOSEN = ClerkOptions.builder().domain("chosen").build();

	private static final ClerkOptions DECIDED = ClerkOptions.builder().domain("decided").build();

	private final MockHttpServletRequest request = new MockHttpServletRequest();

	private final CurrentOptions options = new CurrentOptions((request, defaults) -> CHOSEN, DEFAULTS);

	@AfterEach
	void clear() {
		RequestContextHolder.resetRequestAttributes();
	}

	@Test
	void areThoseThatTheRequestWasDecidedBy() {
		ClerkRequest clerkRequest = ClerkRequest.builder("GET", "https://app.example.com/a").build();
		RequestCaller caller = new RequestCaller(clerkRequest, DECIDED, States.signedOut(),
				SignInRedirects.of(DECIDED, clerkRequest, States.signedOut()));
		new DecidedRequest(caller, caller.auth(), null).keepIn(this.request);
		running();

		assertThat(this.options.get()).isSameAs(DECIDED);
	}

	@Test
	void areChosenForARequestThatTheFilterDidNotSee() {
		running();

		assertThat(this.options.get()).isEqualTo(CHOSEN);
	}

	@Test
	void areTheDefaultsOutsideRequests() {
		assertThat(this.options.get()).isSameAs(DEFAULTS);
	}

	@Test
	void areNeverTheDefaultsForAHostOfNoInstance() {
		CurrentOptions none = new CurrentOptions((request, defaults) -> {
			throw new MisdirectedRequestException("There is none.");
		}, DEFAULTS);
		running();

		assertThatExceptionOfType(MisdirectedRequestException.class).isThrownBy(none::get);
	}

	private void running() {
		RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(this.request));
	}

}
