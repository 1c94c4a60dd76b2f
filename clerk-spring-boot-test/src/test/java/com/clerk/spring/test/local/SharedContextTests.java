package com.clerk.spring.test.local;

import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestContextManager;

import com.clerk.spring.test.AutoConfigureClerkEmulator;
import com.clerk.spring.test.ClerkEmulatorTest;
import com.clerk.spring.test.emulator.ClerkEmulator;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which tests share an application and its local Clerk.
 */
class SharedContextTests {

	@Test
	void twoClassesShareTheApplicationAndTheLocalClerk() {
		assertThat(context(First.class)).isSameAs(context(Second.class));
		assertThat(clerk(First.class)).isSameAs(clerk(Second.class));
	}

	@Test
	void anotherKindOfInstanceIsOfAnotherApplication() {
		assertThat(clerk(Production.class)).isNotSameAs(clerk(First.class));
		assertThat(clerk(Production.class).secretKey()).startsWith("sk_live_");
		assertThat(clerk(Demo.class).signIn("ada+clerk_test@example.com").user().id())
			.isEqualTo("user_2demoAda000000000000000000");
	}

	@Test
	void ownSpringBootTestDecidesHowTheApplicationStarts() {
		assertThat(context(OwnSpringBootTest.class).getEnvironment().getProperty("local.server.port")).isNull();
		assertThat(context(OwnSpringBootTest.class).getEnvironment().getProperty("greeting")).isEqualTo("hello");
		assertThat(clerk(OwnSpringBootTest.class).publishableKey()).startsWith("pk_test_");
	}

	@Test
	void sliceTakesTheLocalClerkAlone() {
		assertThat(clerk(Slice.class).publishableKey()).startsWith("pk_test_");
	}

	private static ClerkEmulator clerk(Class<?> testClass) {
		return context(testClass).getBean(ClerkEmulator.class);
	}

	private static ApplicationContext context(Class<?> testClass) {
		return new TestContextManager(testClass).getTestContext().getApplicationContext();
	}

	@ClerkEmulatorTest
	static class First {

	}

	@ClerkEmulatorTest
	static class Second {

	}

	@ClerkEmulatorTest(production = true)
	static class Production {

	}

	@ClerkEmulatorTest(demoData = true)
	static class Demo {

	}

	@SpringBootTest(properties = "greeting=hello")
	@ClerkEmulatorTest
	static class OwnSpringBootTest {

	}

	@WebMvcTest(LocalApplication.ProjectController.class)
	@AutoConfigureClerkEmulator
	static class Slice {

	}

}
