package com.clerk.spring.security;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

import com.clerk.spring.auth.CallerContext;
import com.clerk.spring.auth.SessionAuth;
import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.request.ClerkRequest;
import com.clerk.spring.request.RequestCaller;
import com.clerk.spring.request.RequestState;
import com.clerk.spring.request.SignInRedirects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link ClerkAuth}.
 */
class ClerkAuthTests {

	@AfterEach
	void clear() {
		SecurityContextHolder.clearContext();
		RequestContextHolder.resetRequestAttributes();
	}

	@Test
	void returnsTheCallerOfTheSecurityContext() {
		RequestState state = States.user("user_1");
		SessionAuth auth = SessionAuth.of(state.claims(), state.token(), CallerContext.none());
		signIn(new ClerkAuthentication(auth, List.of()));

		assertThat(ClerkAuth.current()).isSameAs(auth);
	}

	@Test
	void saysWhatToDoInARequestThatTheFilterDidNotSee() {
		request();

		assertThatIllegalStateException().isThrownBy(ClerkAuth::current)
			.withMessageContaining("SecurityFilterChain")
			.withMessageContaining("http.with(ClerkConfigurer.clerk()");
	}

	@Test
	void knowsNoInstanceOutsideRequestsThatTheFilterSaw() {
		assertThatIllegalStateException().isThrownBy(ClerkAuth::currentInstance)
			.withMessageContaining("no security filter chain with Clerk's filter has seen this request");
		request();

		assertThatIllegalStateException().isThrownBy(ClerkAuth::currentInstance);
	}

	@Test
	void saysWhatToDoOutsideRequests() {
		assertThatIllegalStateException().isThrownBy(ClerkAuth::current).withMessageContaining("SecurityContext");
	}

	@Test
	void saysWhatToDoWhereOnlyAnotherLoginSawTheRequest() {
		request();
		signIn(new TestingAuthenticationToken("someone", "else", "ROLE_USER"));

		assertThatIllegalStateException().isThrownBy(ClerkAuth::current);
	}

	@Test
	void isSignedOutForAnotherLoginOfTheApplication() {
		MockHttpServletRequest request = request();
		ClerkOptions options = ClerkOptions.builder().signInUrl("/sign-in").build();
		ClerkRequest clerkRequest = ClerkRequest.builder("GET", "https://app.example.com/a").build();
		RequestCaller caller = new RequestCaller(clerkRequest, options, States.signedOut(),
				SignInRedirects.of(options, clerkRequest, States.signedOut()));
		new DecidedRequest(caller, caller.auth(), null).keepIn(request);
		signIn(new TestingAuthenticationToken("someone", "else", "ROLE_USER"));

		assertThat(ClerkAuth.current().isAuthenticated()).isFalse();
		assertThat(ClerkAuth.current().signInUrl()).startsWith("https://app.example.com/sign-in?");
	}

	@Test
	void isSignedOutForAnotherLoginInTheBackground() {
		signIn(new TestingAuthenticationToken("someone", "else", "ROLE_USER"));

		assertThat(ClerkAuth.current().isAuthenticated()).isFalse();
	}

	private static MockHttpServletRequest request() {
		MockHttpServletRequest request = new MockHttpServletRequest();
		RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
		return request;
	}

	private static void signIn(Authentication authentication) {
		SecurityContext context = SecurityContextHolder.createEmptyContext();
		context.setAuthentication(authentication);
		SecurityContextHolder.setContext(context);
	}

}
