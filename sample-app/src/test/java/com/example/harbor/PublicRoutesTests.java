package com.example.harbor;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;

import com.clerk.spring.test.ClerkRoutes;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest
@AutoConfigureMockMvc
class PublicRoutesTests {

	@Test
	void nothingElseIsPublic(@Autowired ClerkRoutes clerkRoutes) {
		assertThat(clerkRoutes).hasNoPublicRouteBut("/", "/learn/:id", "/sign-in", "/sign-up", "/sign-out",
				"/no-access", "/api/me", "/api/greeting", "/actuator/health/:path*");
	}

}
