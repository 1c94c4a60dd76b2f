package com.clerk.spring.test.local;

import org.junit.jupiter.api.RepeatedTest;

import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.annotation.DirtiesContext.MethodMode;
import org.springframework.test.web.servlet.MockMvc;

import com.clerk.spring.test.ClerkEmulatorTest;
import com.clerk.spring.test.emulator.ClerkEmulator;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/**
 * Tests that leave neither the application nor its local Clerk to others, and so have
 * none that tests beside them are on.
 */
@ClerkEmulatorTest(properties = "spring.application.name=dirtied")
class DirtiedContextTests {

	@RepeatedTest(2)
	@DirtiesContext(methodMode = MethodMode.AFTER_METHOD)
	void eachHasAnApplicationOfItsOwn(ClerkEmulator clerk, MockMvc mvc) throws Exception {
		String token = clerk.signIn("ada@example.com").sessionToken();

		mvc.perform(get("/projects").header("Authorization", "Bearer " + token)).andExpect(status().isOk());
	}

}
