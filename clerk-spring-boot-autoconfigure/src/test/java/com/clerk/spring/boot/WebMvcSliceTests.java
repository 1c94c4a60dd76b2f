package com.clerk.spring.boot;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import com.clerk.spring.auth.Auth;
import com.clerk.spring.auth.SessionAuth;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A slice test of an application, with no import of ours.
 */
@WebMvcTest(properties = { "clerk.publishable-key=" + TestKeys.PUBLISHABLE_TEST,
		"clerk.secret-key=" + TestKeys.SECRET_TEST })
class WebMvcSliceTests {

	@Autowired
	private MockMvcTester mvc;

	@Test
	void anOpenRouteIsOpenAndKnowsItsCaller() {
		assertThat(this.mvc.get().uri("/open")).hasStatusOk().bodyText().isEqualTo("null");
	}

	@Test
	void aProtectedRouteIsProtected() {
		assertThat(this.mvc.get().uri("/closed")).hasStatus(404);
	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	@Import(Controller.class)
	static class Application {

	}

	@RestController
	static class Controller {

		@GetMapping("/open")
		String open(Auth auth) {
			return String.valueOf(auth.userId());
		}

		@GetMapping("/closed")
		String closed(SessionAuth auth) {
			return auth.userId();
		}

	}

}
