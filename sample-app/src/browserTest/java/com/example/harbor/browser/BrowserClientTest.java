package com.example.harbor.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.ActiveProfiles;

/**
 * A {@link BrowserTest} of pages with Clerk's browser client, which reaches Clerk through
 * the application. Skipped where its scripts are not there.
 */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@BrowserTest
@ActiveProfiles("browser")
@ExtendWith(BrowserScriptsCondition.class)
@interface BrowserClientTest {

	@AliasFor(annotation = BrowserTest.class)
	boolean production() default false;

	@AliasFor(annotation = BrowserTest.class)
	String[] properties() default {};

}
