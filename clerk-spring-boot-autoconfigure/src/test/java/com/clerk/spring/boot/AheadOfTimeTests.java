package com.clerk.spring.boot;

import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.GeneratedFiles;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.aot.hint.TypeReference;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.web.context.servlet.AnnotationConfigServletWebApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.javapoet.ClassName;
import org.springframework.mock.web.MockServletContext;

import com.clerk.spring.model.ClerkEmailAddress;
import com.clerk.spring.model.ClerkUser;
import com.clerk.spring.webhook.JdbcWebhookDeliveryStore;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whether an application with the starter can be processed ahead of time.
 */
class AheadOfTimeTests {

	@Test
	void everyBeanOfOursHasADefinitionInCode() {
		AnnotationConfigServletWebApplicationContext context = new AnnotationConfigServletWebApplicationContext();
		context.setServletContext(new MockServletContext());
		context.register(Application.class);
		TestPropertyValues
			.of("clerk.publishable-key=" + TestKeys.PUBLISHABLE_TEST, "clerk.secret-key=" + TestKeys.SECRET_TEST)
			.applyTo(context);
		InMemoryGeneratedFiles files = new InMemoryGeneratedFiles();
		DefaultGenerationContext generation = new DefaultGenerationContext(
				new ClassNameGenerator(ClassName.get(getClass())), files);

		new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
		generation.writeGeneratedContent();

		assertThat(files.getGeneratedFiles(GeneratedFiles.Kind.SOURCE).keySet())
			.anyMatch((name) -> name.startsWith("com/clerk/spring/boot/ClerkAutoConfiguration__BeanDefinitions"))
			.anyMatch(
					(name) -> name.startsWith("com/clerk/spring/boot/ClerkSecurityAutoConfiguration__BeanDefinitions"))
			.anyMatch((name) -> name.startsWith("com/clerk/spring/boot/ClerkWebMvcAutoConfiguration__BeanDefinitions"));
		assertThat(RuntimeHintsPredicates.reflection().onType(ClerkRouteProperties.ProtectedRoute.class))
			.accepts(generation.getRuntimeHints());
		assertThat(RuntimeHintsPredicates.reflection().onType(ClerkUser.class)).accepts(generation.getRuntimeHints());
		assertThat(RuntimeHintsPredicates.reflection().onType(ClerkEmailAddress.class))
			.accepts(generation.getRuntimeHints());
		assertThat(RuntimeHintsPredicates.reflection().onType(TypeReference.of("com.clerk.spring.backend.NewToken")))
			.accepts(generation.getRuntimeHints());
		assertThat(List.of("model.ClerkDomain", "model.ClerkCnameTarget", "model.ClerkProxyCheck",
				"model.ClerkDeletedObject", "model.ClerkM2mToken", "model.ClerkM2mTokens",
				"backend.DefaultClerkDomains$DomainList"))
			.allSatisfy((name) -> assertThat(
					RuntimeHintsPredicates.reflection().onType(TypeReference.of("com.clerk.spring." + name)))
				.accepts(generation.getRuntimeHints()));
		assertThat(RuntimeHintsPredicates.resource().forResource(JdbcWebhookDeliveryStore.SCHEMA))
			.accepts(generation.getRuntimeHints());
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
