package com.clerk.spring.boot;

import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import com.clerk.spring.backend.BackendApi;
import com.clerk.spring.backend.Json;
import com.clerk.spring.model.ClerkDeletedObject;
import com.clerk.spring.model.ClerkUser;
import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.request.CallerApi;
import com.clerk.spring.webhook.event.UserEvent.UserCreated;
import com.clerk.spring.webhook.event.UserEvent.UserDeleted;
import com.clerk.spring.webhook.event.UserEvent.UserUpdated;
import com.clerk.spring.webhook.event.WebhookDelivery;

import static com.clerk.spring.boot.TestKeys.PUBLISHABLE_TEST;
import static com.clerk.spring.boot.TestKeys.SECRET_TEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;

class UserCacheConfigurationTests {

	private final BackendApi api = mock(BackendApi.class);

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ClerkAutoConfiguration.class, ClerkBackendAutoConfiguration.class))
		.withBean(BackendApi.class, () -> this.api)
		.withPropertyValues("clerk.publishable-key=" + PUBLISHABLE_TEST, "clerk.secret-key=" + SECRET_TEST);

	@BeforeEach
	void answer() {
		given(this.api.user(eq("user_1"), any())).willReturn(Json.resource(Map.of("id", "user_1"), ClerkUser.class));
	}

	@Test
	void usersAreKeptAsLongAndAsManyAsSet() {
		this.contextRunner.run((context) -> askTwice(context.getBean(CallerApi.class)));
		then(this.api).should().user(any(), any());
		this.contextRunner.withPropertyValues("clerk.user-cache.ttl=0s")
			.run((context) -> askTwice(context.getBean(CallerApi.class)));
		then(this.api).should(times(3)).user(any(), any());
		this.contextRunner.withPropertyValues("clerk.user-cache.maximum-size=0")
			.run((context) -> askTwice(context.getBean(CallerApi.class)));
		then(this.api).should(times(5)).user(any(), any());
	}

	@ParameterizedTest
	@ValueSource(strings = { "clerk.user-cache.ttl=-1s", "clerk.user-cache.maximum-size=-1" })
	void aNegativeFigureOfTheUserCacheFailsTheStart(String property) {
		this.contextRunner.withPropertyValues(property)
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.rootCause()
				.hasMessageContaining(property.split("=")[0]));
	}

	@Test
	void aUserOfWhomAWebhookTellsIsAskedForAgain() {
		ClerkUser changed = Json.resource(Map.of("id", "user_1"), ClerkUser.class);
		ClerkDeletedObject deleted = Json.resource(Map.of("id", "user_1", "deleted", true), ClerkDeletedObject.class);
		WebhookDelivery delivery = mock(WebhookDelivery.class);

		this.contextRunner.run((context) -> {
			askTwice(context.getBean(CallerApi.class));
			context.publishEvent(new UserUpdated(delivery, changed));
			askTwice(context.getBean(CallerApi.class));
			context.publishEvent(new UserDeleted(delivery, deleted));
			askTwice(context.getBean(CallerApi.class));
			context.publishEvent(new UserCreated(delivery, changed));
			askTwice(context.getBean(CallerApi.class));
		});

		then(this.api).should(times(3)).user(any(), any());
	}

	private static void askTwice(CallerApi api) {
		ClerkOptions options = ClerkOptions.builder().secretKey(SECRET_TEST).build();
		api.user("user_1", options);
		api.user("user_1", options);
	}

}
