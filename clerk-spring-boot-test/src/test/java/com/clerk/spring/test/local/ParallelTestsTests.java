package com.clerk.spring.test.local;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import org.springframework.test.web.servlet.MockMvc;

import com.clerk.spring.test.ClerkEmulatorTest;
import com.clerk.spring.test.emulator.ClerkEmulator;
import com.clerk.spring.test.emulator.EmulatedUser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

/**
 * Tests with users of their own, side by side on one local Clerk, as this module's
 * {@code junit-platform.properties} lets them run.
 */
@ClerkEmulatorTest
@Execution(ExecutionMode.CONCURRENT)
class ParallelTestsTests {

	@RepeatedTest(20)
	void noneLosesItsUserToAnother(ClerkEmulator clerk, MockMvc mvc, RepetitionInfo info) throws Exception {
		EmulatedUser user = clerk.user("user" + info.getCurrentRepetition() + "@example.com").create();

		for (int i = 0; i < 5; i++) {
			mvc.perform(get("/projects").cookie(clerk.signIn(user).cookies())).andExpect(content().string(user.id()));
		}

		assertThat(clerk.users().find(user.emailAddress())).contains(user);
	}

}
