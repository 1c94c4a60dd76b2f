package com.clerk.spring.boot;

import com.clerk.backend_api.Clerk;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Primary;

import com.clerk.spring.backend.BackendTransport;
import com.clerk.spring.client.ClerkClients;
import com.clerk.spring.client.ClerkCustomizer;
import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.security.CurrentOptions;
import com.clerk.spring.servlet.ClerkOptionsResolver;

/**
 * Auto-configuration of Clerk's own Java client, where the application has added
 * {@code com.clerk:backend-api}. As with all calls of the Backend API, a missing key is
 * an error of the call and not of the start: it may be that of the request's instance
 * that counts.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { ClerkBackendAutoConfiguration.class, ClerkSecurityAutoConfiguration.class })
@ConditionalOnClass(Clerk.class)
@ConditionalOnBooleanProperty(name = "clerk.enabled", matchIfMissing = true)
public final class ClerkClientAutoConfiguration {

	static final String MACHINE = "clerkMachine";

	@Bean
	@ConditionalOnMissingBean
	ClerkClients clerkClients(BackendTransport transport, ClerkOptions options,
			ObjectProvider<ClerkOptionsResolver> resolver, ObjectProvider<ClerkCustomizer> customizers) {
		CurrentOptions current = new CurrentOptions(resolver.getIfAvailable(() -> (request, defaults) -> defaults),
				options);
		return ClerkClients.create(transport, current::of, customizers.orderedStream().toList());
	}

	// Primary next to a machine's client that is injected by its type too.
	@Bean
	@Primary
	@Conditional(OnMissingClerk.class)
	Clerk clerk(ClerkClients clients, ClerkOptions options) {
		return clients.forOptions(options);
	}

	@Bean(name = MACHINE, defaultCandidate = false)
	@ConditionalOnMissingBean(name = MACHINE)
	Clerk clerkMachine(ClerkClients clients, ClerkOptions options) {
		return clients.forMachine(options);
	}

}
