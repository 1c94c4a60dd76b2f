package com.clerk.spring.test.emulator.oauth;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.test.emulator.http.ApiException;
import com.clerk.spring.test.emulator.http.Ids;

/**
 * The OAuth applications, as immutable values under one lock.
 */
public final class OAuthApplications {

	private static final int MAX_APPLICATIONS = 1000;

	private final Map<String, OAuthApplication> byId = new LinkedHashMap<>();

	private final Consumer<OAuthApplication> removed;

	private final Clock clock;

	/**
	 * Creates a collection without any.
	 * @param removed told of those that are deleted
	 * @param clock tells the time
	 */
	OAuthApplications(Consumer<OAuthApplication> removed, Clock clock) {
		this.removed = removed;
		this.clock = clock;
	}

	/**
	 * Makes an application, with a secret unless it is a public one.
	 * @throws ApiException if there are too many
	 */
	public OAuthApplication create(OAuthApplicationSettings settings) {
		return create(settings, Ids.next(""));
	}

	/**
	 * Makes an application that is known by a name.
	 * @throws ApiException if there are too many, or the name is taken
	 */
	public synchronized OAuthApplication create(OAuthApplicationSettings settings, String clientId) {
		if (this.byId.size() >= MAX_APPLICATIONS) {
			throw ApiException.unprocessable("quota_exceeded", "There are too many OAuth applications.");
		}
		if (withClientId(clientId).isPresent()) {
			throw ApiException.parameter("form_identifier_exists", "client_id", "is taken.");
		}
		Instant now = this.clock.instant();
		OAuthApplication made = new OAuthApplication(Ids.next("oa_"), clientId, newSecret(settings), settings, now,
				now);
		this.byId.put(made.id(), made);
		return made;
	}

	private static @Nullable String newSecret(OAuthApplicationSettings settings) {
		return settings.publicClient() ? null : Ids.secret("");
	}

	/**
	 * Returns all applications, oldest first.
	 */
	public synchronized List<OAuthApplication> all() {
		return List.copyOf(this.byId.values());
	}

	public synchronized Optional<OAuthApplication> find(String id) {
		return Optional.ofNullable(this.byId.get(id));
	}

	synchronized Optional<OAuthApplication> withClientId(String clientId) {
		return this.byId.values().stream().filter((each) -> each.clientId().equals(clientId)).findFirst();
	}

	/**
	 * Changes an application. One that is public from now on has no secret any more; one
	 * that no longer is gets a new one, which nobody knows until it is replaced.
	 * @return the application as it is now, or empty if there is none of that id
	 */
	public synchronized Optional<OAuthApplication> change(String id, UnaryOperator<OAuthApplicationSettings> change) {
		return find(id).map((before) -> {
			OAuthApplicationSettings settings = change.apply(before.settings());
			boolean same = settings.publicClient() == before.isPublic();
			return replace(before, same ? before.clientSecret() : newSecret(settings), settings);
		});
	}

	/**
	 * Gives an application another secret; the one before is good no longer.
	 * @return the application as it is now, or empty if there is none of that id
	 * @throws ApiException if it is a public one
	 */
	public synchronized Optional<OAuthApplication> rotateSecret(String id) {
		return find(id).map((before) -> {
			if (before.isPublic()) {
				throw ApiException.unprocessable("oauth_application_public",
						"A public OAuth application has no secret.");
			}
			return replace(before, newSecret(before.settings()), before.settings());
		});
	}

	private OAuthApplication replace(OAuthApplication before, @Nullable String secret,
			OAuthApplicationSettings settings) {
		OAuthApplication after = new OAuthApplication(before.id(), before.clientId(), secret, settings,
				before.createdAt(), this.clock.instant());
		this.byId.put(after.id(), after);
		return after;
	}

	/**
	 * Deletes an application, and with it what users allowed it.
	 */
	public Optional<OAuthApplication> remove(String id) {
		Optional<OAuthApplication> found = forget(id);
		found.ifPresent(this.removed);
		return found;
	}

	private synchronized Optional<OAuthApplication> forget(String id) {
		return Optional.ofNullable(this.byId.remove(id));
	}

	public synchronized int size() {
		return this.byId.size();
	}

	synchronized void clear() {
		this.byId.clear();
	}

}
