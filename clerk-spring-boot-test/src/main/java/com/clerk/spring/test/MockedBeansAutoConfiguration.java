package com.clerk.spring.test;

import org.mockito.MockingDetails;
import org.mockito.Mockito;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

import com.clerk.spring.boot.ClerkSecurityAutoConfiguration;
import com.clerk.spring.security.ProtectedBeanExemption;

/**
 * Auto-configuration that lets mocks take the place of beans with {@code @ClerkProtect}:
 * a {@code @MockitoBean} is no proxy, and has nothing to protect. A spy does what the
 * bean does, so it must be protected as that is.
 *
 * @since 0.1.0
 */
@AutoConfiguration(before = ClerkSecurityAutoConfiguration.class)
@ConditionalOnClass({ Mockito.class, ProtectedBeanExemption.class })
@ConditionalOnBooleanProperty(name = "clerk.enabled", matchIfMissing = true)
public final class MockedBeansAutoConfiguration {

	@Bean
	ProtectedBeanExemption clerkMockedBeans() {
		return MockedBeansAutoConfiguration::isMock;
	}

	private static boolean isMock(Object bean) {
		MockingDetails details = Mockito.mockingDetails(bean);
		return details.isMock() && !details.isSpy();
	}

}
