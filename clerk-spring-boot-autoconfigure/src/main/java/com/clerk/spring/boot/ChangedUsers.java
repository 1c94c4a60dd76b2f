package com.clerk.spring.boot;

import org.springframework.context.event.EventListener;

import com.clerk.spring.request.CallerApi;
import com.clerk.spring.webhook.event.UserEvent.UserDeleted;
import com.clerk.spring.webhook.event.UserEvent.UserUpdated;

/**
 * Lets {@code auth.user()} ask again where a webhook says that it would be wrong.
 */
final class ChangedUsers {

	private final CallerApi callerApi;

	ChangedUsers(CallerApi callerApi) {
		this.callerApi = callerApi;
	}

	@EventListener
	void on(UserUpdated event) {
		this.callerApi.forgetUser(event.data().id());
	}

	@EventListener
	void on(UserDeleted event) {
		this.callerApi.forgetUser(event.data().id());
	}

}
