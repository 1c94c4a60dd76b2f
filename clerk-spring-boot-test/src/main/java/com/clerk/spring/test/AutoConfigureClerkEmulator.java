package com.clerk.spring.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.context.PropertyMapping;

import com.clerk.spring.test.emulator.ClerkEmulator;

/**
 * Adds a local Clerk to the application of a test: to a slice such as
 * {@code @WebMvcTest}, or to a {@code @SpringBootTest} of one's own.
 *
 * <pre>
 * &#64;WebMvcTest(ProjectController.class)
 * &#64;AutoConfigureClerkEmulator
 * class ProjectControllerTests {
 *
 *     &#64;Test
 *     void listsProjects(ClerkEmulator clerk, MockMvc mvc) {
 *         String token = clerk.signIn("ada@example.com").sessionToken();
 *         …
 *     }
 *
 * }
 * </pre>
 *
 * The application is pointed to it whatever its own {@code clerk.*} keys and addresses
 * are, by a {@link com.clerk.spring.boot.ClerkConnectionDetails} bean. The local Clerk is
 * a bean too, {@link ClerkEmulator}: it lives as long as the application, which tests of
 * the same configuration share. A bean of that type of the test's own is taken instead.
 * <p>
 * A test method gets it as an argument. Before each method it forgets what the last one
 * left ({@link ClerkEmulator#resetKeepingKeys()}), unless a test that runs at the same
 * time is on it: tests that run in parallel need users of their own.
 *
 * @since 0.1.0
 * @see ClerkEmulatorTest
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ImportAutoConfiguration(ClerkEmulatorAutoConfiguration.class)
@ExtendWith(ClerkEmulatorExtension.class)
@PropertyMapping(ClerkEmulatorProperties.PREFIX)
public @interface AutoConfigureClerkEmulator {

	/**
	 * Whether the local Clerk is a production instance, with {@code pk_live_} and
	 * {@code sk_live_} keys.
	 * @return false for a development instance
	 */
	boolean production() default false;

	/**
	 * Whether there are users and organizations from the start: Ada and Bob, Acme and
	 * Globex.
	 * @return true to have them
	 */
	boolean demoData() default false;

}
