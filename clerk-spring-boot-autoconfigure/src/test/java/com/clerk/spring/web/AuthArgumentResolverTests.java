package com.clerk.spring.web;

import java.security.Principal;
import java.util.List;
import java.util.Optional;

import jakarta.servlet.DispatcherType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.method.annotation.AuthenticationPrincipalArgumentResolver;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import com.clerk.spring.auth.ApiKeyAuth;
import com.clerk.spring.auth.Auth;
import com.clerk.spring.auth.ClerkProtect;
import com.clerk.spring.auth.MachineAuth;
import com.clerk.spring.auth.SessionAuth;

import static org.assertj.core.api.Assertions.assertThat;

class AuthArgumentResolverTests {

	private final WebApplicationContextRunner contextRunner = ClerkMvc.runner()
		.withUserConfiguration(CallerController.class);

	@BeforeEach
	void signOut() {
		Callers.signIn(Callers.signedOut());
	}

	@AfterEach
	void clearContext() {
		SecurityContextHolder.clearContext();
	}

	@Test
	void authIsNoPrincipal() {
		assertThat(Principal.class.isAssignableFrom(Auth.class))
			.as("Spring MVC would resolve such an argument itself, to null")
			.isFalse();
	}

	@Test
	void callerIsNeverNullForASignedOutRequest() {
		get("/auth", "SessionAuth[signed out]");
	}

	@Test
	void callerIsTheSameObjectAsThePrincipal() {
		Callers.signIn(Callers.user("user_1"));

		get("/same", "true");
	}

	@Test
	void callerOfAProtectedHandlerIsTheSameObjectAsThePrincipal() {
		Callers.signIn(Callers.user("user_1"));

		get("/same-protected", "true");
	}

	@Test
	void optionalSessionIsEmptyForASignedOutRequest() {
		get("/optional", "empty");
	}

	@Test
	void optionalSessionIsEmptyForAPendingSession() {
		Callers.signIn(Callers.pending("user_1"));

		get("/optional", "empty");
	}

	@Test
	void optionalSessionIsThereForASignedInRequest() {
		Callers.signIn(Callers.user("user_1"));

		get("/optional", "user_1");
	}

	@Test
	void nullableSessionIsNullForASignedOutRequest() {
		get("/nullable", "null");
	}

	@Test
	void nullableSessionIsThereForASignedInRequest() {
		Callers.signIn(Callers.user("user_1"));

		get("/nullable", "user_1");
	}

	@Test
	void optionalMachineIsEmptyForASession() {
		Callers.signIn(Callers.user("user_1"));

		get("/optional-machine", "empty");
		get("/any-optional-key", "empty");
	}

	@Test
	void optionalAuthIsEmptyForASignedOutRequest() {
		get("/optional-auth", "empty");
	}

	@Test
	void optionalAuthIsThereForASignedInRequest() {
		Callers.signIn(Callers.user("user_1"));

		get("/optional-auth", "user_1");
	}

	@Test
	void argumentOfSpringSecurityIsLeftToIt() {
		this.contextRunner.withBean(AuthenticationPrincipalConfigurer.class)
			.run((context) -> assertThat(MockMvcTester.from(context).get().uri("/principal")).hasStatusOk()
				.hasBodyTextEqualTo("SessionAuth[signed out]"));
	}

	@Test
	void narrowArgumentOfAModelAttributeMethodRefusesWhereNobodyElseHas() {
		this.contextRunner.withUserConfiguration(ModelAdvice.class)
			.run((context) -> assertThat(MockMvcTester.from(context).get().uri("/auth")).hasStatus(404));
	}

	@Test
	void sessionArgumentOfAnErrorPageIsSignedOutForASignedOutRequest() {
		this.contextRunner
			.run((context) -> assertThat(MockMvcTester.from(context).get().uri("/session").with((request) -> {
				request.setDispatcherType(DispatcherType.ERROR);
				return request;
			})).hasStatusOk().hasBodyTextEqualTo("SessionAuth[signed out]"));
	}

	private void get(String path, String body) {
		this.contextRunner.run((context) -> assertThat(MockMvcTester.from(context).get().uri(path)).hasStatusOk()
			.hasBodyTextEqualTo(body));
	}

	@RestController
	static class CallerController {

		@GetMapping("/auth")
		String auth(Auth auth) {
			return auth.toString();
		}

		@GetMapping("/session")
		String session(SessionAuth auth) {
			return auth.toString();
		}

		@GetMapping("/same")
		boolean same(Auth auth, SessionAuth session) {
			return auth == principal() && session == principal();
		}

		@GetMapping("/same-protected")
		@ClerkProtect
		boolean sameProtected(Auth auth, Optional<SessionAuth> session) {
			return auth == principal() && session.orElseThrow() == principal();
		}

		private static Object principal() {
			return SecurityContextHolder.getContext().getAuthentication().getPrincipal();
		}

		@GetMapping("/optional")
		String optional(Optional<SessionAuth> auth) {
			return auth.map(SessionAuth::userId).orElse("empty");
		}

		@GetMapping("/nullable")
		String nullable(@Nullable SessionAuth auth) {
			return (auth != null) ? auth.userId() : "null";
		}

		@GetMapping("/optional-machine")
		String optionalMachine(Optional<MachineAuth> auth) {
			return auth.isPresent() ? "there" : "empty";
		}

		@GetMapping("/any-optional-key")
		@ClerkProtect(anyToken = true)
		String anyOptionalKey(Optional<ApiKeyAuth> auth) {
			return auth.isPresent() ? "there" : "empty";
		}

		@GetMapping("/optional-auth")
		String optionalAuth(Optional<Auth> auth) {
			return auth.map(Auth::userId).orElse("empty");
		}

		@GetMapping("/principal")
		String principal(@AuthenticationPrincipal SessionAuth auth) {
			return auth.toString();
		}

	}

	static class AuthenticationPrincipalConfigurer implements WebMvcConfigurer {

		@Override
		public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
			resolvers.add(new AuthenticationPrincipalArgumentResolver());
		}

	}

	@RestControllerAdvice
	static class ModelAdvice {

		@ModelAttribute("owner")
		String owner(SessionAuth auth) {
			return auth.userId();
		}

	}

}
