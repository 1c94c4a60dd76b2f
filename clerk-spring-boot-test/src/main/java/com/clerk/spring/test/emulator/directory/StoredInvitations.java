package com.clerk.spring.test.emulator.directory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The invitations to organizations. Used under the lock of {@link Directory}.
 */
final class StoredInvitations {

	private final Map<String, Invitation> byId = new LinkedHashMap<>();

	void put(Invitation invitation) {
		this.byId.put(invitation.id(), invitation);
	}

	Optional<Invitation> get(String id) {
		return Optional.ofNullable(this.byId.get(id));
	}

	List<Invitation> where(Predicate<Invitation> which) {
		return this.byId.values().stream().filter(which).toList();
	}

	Optional<Invitation> change(String id, UnaryOperator<Invitation> change) {
		return Optional.ofNullable(this.byId.computeIfPresent(id, (key, invitation) -> change.apply(invitation)));
	}

	void removeIf(Predicate<Invitation> which) {
		this.byId.values().removeIf(which);
	}

	int size() {
		return this.byId.size();
	}

	void clear() {
		this.byId.clear();
	}

}
