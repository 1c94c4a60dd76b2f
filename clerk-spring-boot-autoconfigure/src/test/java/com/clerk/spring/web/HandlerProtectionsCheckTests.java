package com.clerk.spring.web;

import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import com.clerk.spring.auth.ApiKeyAuth;
import com.clerk.spring.auth.Auth;
import com.clerk.spring.auth.ClerkProtect;
import com.clerk.spring.auth.MachineAuth;
import com.clerk.spring.auth.SessionAuth;
import com.clerk.spring.auth.TokenType;

import static org.assertj.core.api.Assertions.assertThat;

class HandlerProtectionsCheckTests {

	@Test
	void argumentThatTheAnnotationDoesNotAcceptFailsTheStart() {
		failsToStart(KeyOfSession.class, "KeyOfSession.handle", "Argument 0 (ApiKeyAuth)",
				"accepts [SESSION_TOKEN] only");
	}

	@Test
	void optionalArgumentThatTheAnnotationDoesNotAcceptFailsTheStart() {
		failsToStart(OptionalKeyOfSession.class, "OptionalKeyOfSession.handle", "can never arrive");
	}

	@Test
	void argumentThatTheAnnotationOfTheClassDoesNotAcceptFailsTheStart() {
		failsToStart(SessionOfMachine.class, "SessionOfMachine.handle", "(SessionAuth)");
	}

	@Test
	void argumentsThatExcludeEachOtherFailTheStart() {
		failsToStart(SessionAndKey.class, "SessionAndKey.handle", "Argument 1", "another argument demands SessionAuth");
	}

	@Test
	void annotationThatCanNeverBeMetFailsTheStart() {
		failsToStart(NeverMet.class, "NeverMet.handle", "role");
	}

	@Test
	void argumentsThatCanArriveStart() {
		ClerkMvc.runner().withUserConfiguration(Fine.class).run((context) -> assertThat(context).hasNotFailed());
	}

	private static void failsToStart(Class<?> controller, String... texts) {
		ClerkMvc.runner().withUserConfiguration(controller).run((context) -> {
			assertThat(context).hasFailed();
			assertThat(context.getStartupFailure()).isInstanceOf(IllegalStateException.class).message().contains(texts);
		});
	}

	@RestController
	static class KeyOfSession {

		@GetMapping("/")
		@ClerkProtect
		void handle(ApiKeyAuth auth) {
		}

	}

	@RestController
	static class OptionalKeyOfSession {

		@GetMapping("/")
		@ClerkProtect
		void handle(Optional<ApiKeyAuth> auth) {
		}

	}

	@RestController
	@ClerkProtect(token = TokenType.M2M_TOKEN)
	static class SessionOfMachine {

		@GetMapping("/")
		void handle(SessionAuth auth) {
		}

	}

	@RestController
	static class SessionAndKey {

		@GetMapping("/")
		void handle(SessionAuth session, ApiKeyAuth key) {
		}

	}

	@RestController
	static class NeverMet {

		@GetMapping("/")
		@ClerkProtect(role = "org:admin", token = TokenType.API_KEY)
		void handle() {
		}

	}

	@RestController
	static class Fine {

		@GetMapping("/open")
		void open(Auth auth, Optional<SessionAuth> session, @Nullable ApiKeyAuth key) {
		}

		@GetMapping("/machines")
		@ClerkProtect(token = { TokenType.API_KEY, TokenType.OAUTH_TOKEN })
		void machines(MachineAuth machine, ApiKeyAuth key) {
		}

		@GetMapping("/any")
		@ClerkProtect(anyToken = true)
		void any(Auth auth, SessionAuth session) {
		}

	}

}
