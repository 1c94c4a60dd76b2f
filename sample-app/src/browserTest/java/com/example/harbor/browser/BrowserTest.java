package com.example.harbor.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.core.annotation.AliasFor;

import org.springframework.test.context.TestPropertySource;

import com.clerk.spring.test.ClerkEmulatorTest;

/**
 * Starts the application on a local Clerk with Ada and Bob, and gives test methods a
 * {@link Visitor} as an argument. The pages have no browser client, and the browser runs
 * no script.
 */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ClerkEmulatorTest(demoData = true)
@TestPropertySource("classpath:com/example/harbor/demo-users.properties")
@ExtendWith(BrowserExtension.class)
@interface BrowserTest {

	@AliasFor(annotation = ClerkEmulatorTest.class)
	boolean production() default false;

	@AliasFor(annotation = ClerkEmulatorTest.class)
	String[] properties() default {};

}
