package com.clerk.spring.boot;

import org.thymeleaf.spring6.SpringTemplateEngine;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ImportRuntimeHints;

import com.clerk.spring.thymeleaf.ClerkDialect;

/**
 * Auto-configuration of the caller in Thymeleaf templates, where the application has
 * Thymeleaf.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = ClerkWebMvcAutoConfiguration.class,
		beforeName = "org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(SpringTemplateEngine.class)
@ConditionalOnBooleanProperty(name = "clerk.enabled", matchIfMissing = true)
@ImportRuntimeHints(ThymeleafRuntimeHints.class)
public final class ClerkThymeleafAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	ClerkDialect clerkDialect() {
		return new ClerkDialect();
	}

}
