package com.clerk.spring.conformance;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.context.annotation.AnnotatedBeanDefinitionReader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mock.web.MockServletContext;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.support.GenericWebApplicationContext;
import org.springframework.web.filter.ForwardedHeaderFilter;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

import com.clerk.spring.auth.AcceptedTokens;
import com.clerk.spring.auth.Auth;
import com.clerk.spring.backend.BackendApi;
import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.request.CallerApi;
import com.clerk.spring.request.ClerkRequest;
import com.clerk.spring.request.MachineCredential;
import com.clerk.spring.request.RequestAuthenticator;
import com.clerk.spring.request.RequestCaller;
import com.clerk.spring.request.RequestState;
import com.clerk.spring.request.SignInRedirects;
import com.clerk.spring.security.ClerkDefaultChain;
import com.clerk.spring.security.ClerkMiddleware;
import com.clerk.spring.servlet.RequestPublicUrlResolver;
import com.clerk.spring.servlet.ServletClerkRequests;
import com.clerk.spring.token.MachineTokenVerifier;
import com.clerk.spring.token.SessionTokenVerifier;
import com.clerk.spring.token.SigningKeys;
import com.clerk.spring.token.TestClock;

import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

/**
 * An application behind Clerk's chain, whose middleware is handed to each request.
 */
final class ProtectedApplication implements AutoCloseable {

	private static final String MIDDLEWARE = ProtectedApplication.class.getName();

	private final GenericWebApplicationContext context = new GenericWebApplicationContext(new MockServletContext());

	private final ClerkOptions options;

	private final StubbedBackendApi backendApi;

	private final TestClock clock;

	private SigningKeys keys;

	private RequestAuthenticator authenticator;

	private final MockMvc mockMvc;

	ProtectedApplication(ClerkOptions options, StubbedBackendApi backendApi, TestClock clock) {
		this.options = options;
		this.backendApi = backendApi;
		this.clock = clock;
		forgetAll();
		new AnnotatedBeanDefinitionReader(this.context).register(Application.class);
		this.context.registerBean(ClerkOptions.class, () -> options);
		this.context.registerBean(RequestAuthenticator.class,
				() -> (request, own, accepted) -> this.authenticator.authenticate(request, own, accepted));
		this.context.registerBean(ClerkMiddleware.class, () -> ProtectedApplication::handle);
		this.context.refresh();
		this.mockMvc = MockMvcBuilders.webAppContextSetup(this.context)
			.addFilters(new ForwardedHeaderFilter())
			.apply(springSecurity())
			.build();
	}

	/**
	 * Begins with empty caches.
	 */
	void forgetAll() {
		if (this.keys != null) {
			this.keys.close();
		}
		BackendApi client = this.backendApi.client(this.clock);
		this.keys = SigningKeys.create(client, this.clock);
		this.authenticator = RequestAuthenticator.create(
				SessionTokenVerifier.create(this.options, this.keys, this.clock, 0),
				MachineTokenVerifier.create(client, this.keys, this.clock), this.keys, client, this.clock);
	}

	private static void handle(Auth auth, HttpServletRequest request) {
		((ClerkMiddleware) request.getAttribute(MIDDLEWARE)).handle(auth, request);
	}

	MvcResult perform(MockHttpServletRequestBuilder request, ClerkMiddleware middleware) throws Exception {
		return this.mockMvc.perform(request.requestAttr(MIDDLEWARE, middleware)).andReturn();
	}

	/**
	 * Returns the caller as code sees it that accepts some kinds of token, and demands
	 * nothing.
	 */
	Auth narrow(HttpServletRequest request, Auth auth, AcceptedTokens accepted) {
		ClerkRequest converted = new ServletClerkRequests(new RequestPublicUrlResolver()).convert(request);
		RequestState state = this.authenticator.authenticate(converted, this.options);
		return new RequestCaller(converted, this.options, state, SignInRedirects.of(this.options, converted, state),
				MachineCredential.of(converted, this.options, this.authenticator), CallerApi.none())
			.narrow(accepted, auth);
	}

	@Override
	public void close() {
		this.context.close();
		this.keys.close();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableWebSecurity
	@EnableWebMvc
	static class Application {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			return ClerkDefaultChain.build(http, (request) -> false);
		}

		@Bean
		Endpoint endpoint() {
			return new Endpoint();
		}

	}

	@RestController
	static class Endpoint {

		@RequestMapping("/**")
		String page() {
			return "passed";
		}

	}

}
