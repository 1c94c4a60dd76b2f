package com.clerk.spring.test.local;

import org.junit.jupiter.api.Test;

import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.test.web.servlet.MockMvc;

import com.clerk.spring.test.AutoConfigureClerkEmulator;
import com.clerk.spring.test.emulator.ClerkEmulator;
import com.clerk.spring.test.emulator.EmulatedSession;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/**
 * The local Clerk in a slice, whose own keys are of no use.
 */
@WebMvcTest(controllers = LocalApplication.ProjectController.class,
		properties = { "clerk.publishable-key=pk_live_Y2xlcmsuZXhhbXBsZS5jb20k",
				"clerk.secret-key=sk_live_0123456789012345678901234567890123456789",
				"clerk.authorized-parties=http://localhost:8080" })
@AutoConfigureClerkEmulator
class SliceTests {

	private final MockMvc mvc;

	SliceTests(MockMvc mvc) {
		this.mvc = mvc;
	}

	@Test
	void controllerTakesTokensOfTheLocalClerk(ClerkEmulator clerk) throws Exception {
		EmulatedSession session = clerk.signIn("ada@example.com").seenFrom("http://localhost:8080");

		this.mvc.perform(get("/projects").header("Authorization", "Bearer " + session.sessionToken()))
			.andExpect(status().isOk())
			.andExpect(content().string(session.user().id()));
		this.mvc.perform(get("/projects")).andExpect(status().isNotFound());
	}

}
