package com.example.harbor;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import com.clerk.spring.test.ClerkEmulatorTest;
import com.clerk.spring.test.emulator.ClerkEmulator;

import static org.assertj.core.api.Assertions.assertThat;

@ClerkEmulatorTest
@AutoConfigureMockMvc
class RealTokenTests {

	@Test
	void signedInUserIsSeen(@Autowired MockMvcTester mvc, @Autowired ClerkEmulator clerk) {
		String token = clerk.signIn("ada@example.com").sessionToken();

		assertThat(mvc.get().uri("/api/profile").header("Authorization", "Bearer " + token)).bodyText()
			.contains("ada@example.com");
	}

}
