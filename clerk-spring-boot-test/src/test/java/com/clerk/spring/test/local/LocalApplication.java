package com.clerk.spring.test.local;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import com.clerk.spring.auth.ClerkProtect;
import com.clerk.spring.auth.SessionAuth;

/**
 * The application of these tests, which knows nothing of a local Clerk.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(LocalApplication.ProjectController.class)
class LocalApplication {

	@RestController
	@ClerkProtect
	static class ProjectController {

		@GetMapping("/projects")
		String list(SessionAuth auth) {
			return auth.userId();
		}

	}

}
