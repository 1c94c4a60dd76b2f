package com.example.harbor;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import com.clerk.spring.webhook.event.UserEvent.UserCreated;
import com.clerk.spring.webhook.event.UserEvent.UserDeleted;
import com.clerk.spring.webhook.event.UserEvent.UserUpdated;

/**
 * Keeps the table of users as Clerk's webhooks tell. What throws here is undone, and sent
 * again by Clerk.
 */
@Component
class UserSync {

	private final UserTable users;

	UserSync(UserTable users) {
		this.users = users;
	}

	@EventListener
	void on(UserCreated event) {
		this.users.save(event.data());
	}

	@EventListener
	void on(UserUpdated event) {
		this.users.save(event.data());
	}

	@EventListener
	void on(UserDeleted event) {
		this.users.delete(event.data().id());
	}

}
