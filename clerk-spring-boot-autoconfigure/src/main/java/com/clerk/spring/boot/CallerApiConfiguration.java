package com.clerk.spring.boot;

import java.time.Clock;

import org.springframework.aot.hint.annotation.RegisterReflectionForBinding;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import com.clerk.spring.backend.BackendApi;
import com.clerk.spring.model.ClerkUser;
import com.clerk.spring.request.CallerApi;
import com.clerk.spring.token.MachineTokenVerifier;
import com.clerk.spring.token.SessionTokenVerifier;

/**
 * Who is asked for the tokens, the users and the sessions of callers.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ClerkUserCacheProperties.class)
@RegisterReflectionForBinding(classes = ClerkUser.class, classNames = "com.clerk.spring.backend.NewToken")
final class CallerApiConfiguration {

	@Bean
	@ConditionalOnMissingBean
	CallerApi clerkCallerApi(BackendApi backendApi, SessionTokenVerifier sessions, MachineTokenVerifier machines,
			ClerkUserCacheProperties cache, @Qualifier("clerkClock") ObjectProvider<Clock> clock) {
		return CallerApi.create(backendApi, sessions, machines, clock.getIfAvailable(Clock::systemUTC), cache.ttl(),
				cache.maximumSize());
	}

	@Bean
	ChangedUsers clerkChangedUsers(CallerApi callerApi) {
		return new ChangedUsers(callerApi);
	}

}
