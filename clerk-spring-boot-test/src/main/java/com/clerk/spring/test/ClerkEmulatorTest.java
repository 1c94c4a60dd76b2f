package com.clerk.spring.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.core.annotation.AliasFor;

/**
 * Starts the application on a free port and on a local Clerk with real keys, tokens,
 * cookies and handshakes.
 *
 * <pre>
 * &#64;ClerkEmulatorTest
 * class SignInFlowTests {
 *
 *     &#64;Test
 *     void signsIn(ClerkEmulator clerk) {
 *         String token = clerk.signIn("ada@example.com").sessionToken();
 *         …
 *     }
 *
 * }
 * </pre>
 *
 * This is {@link SpringBootTest @SpringBootTest} with {@link AutoConfigureClerkEmulator}
 * and, where it is on the class path, {@code @AutoConfigureMockMvc}. A
 * {@code @SpringBootTest} beside it takes the place of its own, so that all its
 * attributes can be used. A slice such as {@code @WebMvcTest}, of which Spring allows one
 * for each test class, takes {@link AutoConfigureClerkEmulator} alone.
 *
 * @since 0.1.0
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@AutoConfigureMockMvc
@AutoConfigureClerkEmulator
public @interface ClerkEmulatorTest {

	/**
	 * The configuration to start; that of the application otherwise.
	 * @return configuration classes
	 */
	@AliasFor(annotation = SpringBootTest.class)
	Class<?>[] classes() default {};

	/**
	 * Properties for the application, beside those that point it to the local Clerk.
	 * @return properties as {@code name=value}
	 */
	@AliasFor(annotation = SpringBootTest.class)
	String[] properties() default {};

	/**
	 * Whether the local Clerk is a production instance.
	 * @return false for a development instance
	 */
	@AliasFor(annotation = AutoConfigureClerkEmulator.class)
	boolean production() default false;

	/**
	 * Whether there are users and organizations from the start.
	 * @return true to have them
	 */
	@AliasFor(annotation = AutoConfigureClerkEmulator.class)
	boolean demoData() default false;

}
