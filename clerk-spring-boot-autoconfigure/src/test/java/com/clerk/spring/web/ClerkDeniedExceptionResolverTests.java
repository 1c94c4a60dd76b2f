package com.clerk.spring.web;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

import com.clerk.spring.auth.Auth;
import com.clerk.spring.auth.ClerkDeniedException;
import com.clerk.spring.auth.ClerkProtect;
import com.clerk.spring.auth.Denial;
import com.clerk.spring.auth.Requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

class ClerkDeniedExceptionResolverTests {

	private final WebApplicationContextRunner contextRunner = ClerkMvc.runner()
		.withUserConfiguration(ProjectController.class, Billing.class, CatchAllAdvice.class);

	@BeforeEach
	void signOut() {
		Callers.signIn(Callers.signedOut());
	}

	@AfterEach
	void clearContext() {
		SecurityContextHolder.clearContext();
	}

	@Test
	void refusalThrownByAControllerIsAnsweredAheadOfAnAdviceForEverything() {
		get("/protect", 404);
	}

	@Test
	void refusalThrownByAServiceIsAnsweredAheadOfAnAdviceForEverything() {
		Callers.signIn(Callers.member("user_1", "org:member"));

		get("/billing", 403);
	}

	@Test
	void redirectThrownByAControllerIsAnswered() {
		this.contextRunner
			.run((context) -> assertThat(MockMvcTester.from(context).get().uri("/redirect")).hasStatus(307)
				.hasHeader("Location", "https://example.com/in"));
	}

	@Test
	void refusalThrownInTheBackgroundIsAnswered() {
		get("/callable", 404);
		get("/future", 404);
	}

	@Test
	void refusalThatTheApplicationWaitedForIsAnswered() {
		get("/waited", 404);
	}

	@Test
	void refusalThatTheApplicationCaughtIsItsOwn() {
		this.contextRunner.run((context) -> assertThat(MockMvcTester.from(context).get().uri("/caught")).hasStatusOk()
			.hasBodyTextEqualTo("guest"));
	}

	@Test
	void otherExceptionsAreTheApplications() {
		this.contextRunner.run((context) -> assertThat(MockMvcTester.from(context).get().uri("/failing")).hasStatusOk()
			.hasBodyTextEqualTo("all is well"));
	}

	@Test
	void committedResponseIsLeftAlone() {
		MockHttpServletResponse response = new MockHttpServletResponse();
		response.setCommitted(true);
		ClerkDeniedExceptionResolver resolver = new ClerkDeniedExceptionResolver((request, committed, denial) -> {
			throw new AssertionError("A committed response can't be answered");
		});

		assertThatNoException().isThrownBy(() -> assertThat(resolver.resolveException(new MockHttpServletRequest(),
				response, null, new ClerkDeniedException(new Denial.Redirect("/"))))
			.isNull());
	}

	private void get(String path, int status) {
		this.contextRunner.run((context) -> assertThat(MockMvcTester.from(context).get().uri(path)).hasStatus(status));
	}

	@RestController
	static class ProjectController {

		private final Billing billing;

		ProjectController(Billing billing) {
			this.billing = billing;
		}

		@GetMapping("/protect")
		String protect(Auth auth) {
			return auth.protect(Requirement.role("org:admin")).userId();
		}

		@GetMapping("/billing")
		String billing() {
			return this.billing.pay();
		}

		@GetMapping("/redirect")
		String redirect() {
			throw new ClerkDeniedException(new Denial.Redirect("https://example.com/in"));
		}

		@GetMapping("/callable")
		Callable<String> callable(Auth auth) {
			return () -> auth.protect().userId();
		}

		@GetMapping("/future")
		CompletableFuture<String> future(Auth auth) {
			return CompletableFuture.supplyAsync(() -> auth.protect().userId());
		}

		@GetMapping("/waited")
		String waited(Auth auth) throws Exception {
			return CompletableFuture.supplyAsync(() -> auth.protect().userId()).get();
		}

		@GetMapping("/caught")
		String caught(Auth auth) {
			try {
				return auth.protect().userId();
			}
			catch (ClerkDeniedException ex) {
				return "guest";
			}
		}

		@GetMapping("/failing")
		String failing() {
			throw new IllegalStateException("failed");
		}

	}

	@Service
	static class Billing {

		@ClerkProtect(role = "org:admin")
		String pay() {
			return "paid";
		}

	}

	@RestControllerAdvice
	static class CatchAllAdvice {

		@ExceptionHandler(Exception.class)
		String everything() {
			return "all is well";
		}

	}

}
