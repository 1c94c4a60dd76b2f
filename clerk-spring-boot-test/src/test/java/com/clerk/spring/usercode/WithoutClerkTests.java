package com.clerk.spring.usercode;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.stereotype.Service;

import com.clerk.spring.auth.ClerkDeniedException;
import com.clerk.spring.auth.ClerkProtect;
import com.clerk.spring.test.WithClerkUser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The code of "Tests, without Clerk" for methods, run. That for requests is run by every
 * other test of this package.
 */
@SpringBootTest
class WithoutClerkTests {

	@Autowired
	private Projects projects;

	@Test
	@WithClerkUser(userId = "user_1", orgRole = "org:admin")
	void adminsCanDelete() {
		assertThat(this.projects.delete()).isEqualTo("deleted");
	}

	@Test
	@WithClerkUser(userId = "user_1", orgRole = "org:member")
	void membersCanNot() {
		assertThatExceptionOfType(ClerkDeniedException.class).isThrownBy(this.projects::delete);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Projects.class)
	static class Application {

	}

	@Service
	static class Projects {

		@ClerkProtect(role = "org:admin")
		String delete() {
			return "deleted";
		}

	}

}
