package com.clerk.spring.test.emulator.backend;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.test.emulator.directory.User;
import com.clerk.spring.test.emulator.directory.UserAccount;
import com.clerk.spring.test.emulator.http.Parameters;

/**
 * Which users a request asks for.
 *
 * @param parameters its parameters
 */
record UserQuery(Parameters parameters) {

	private static final Set<String> KNOWN = Set.of("email_address", "user_id", "username", "external_id",
			"organization_id", "query", "banned", "limit", "offset", "order_by");

	UserQuery {
		parameters.requireKnown(KNOWN);
	}

	List<UserAccount> of(List<UserAccount> all) {
		return all.stream().filter(this::matches).toList();
	}

	private boolean matches(UserAccount account) {
		return isOneOf("email_address", account.user().emailAddress()) && isOneOf("user_id", account.id())
				&& isOneOf("username", account.details().username())
				&& isOneOf("external_id", account.details().externalId()) && isMember(account) && isFound(account)
				&& isBanned(account);
	}

	private boolean isOneOf(String name, @Nullable String value) {
		Collection<String> wanted = this.parameters.all(name);
		return wanted.isEmpty() || (value != null && wanted.stream().anyMatch(value::equalsIgnoreCase));
	}

	private boolean isMember(UserAccount account) {
		Collection<String> wanted = this.parameters.all("organization_id");
		return wanted.isEmpty() || wanted.stream().anyMatch((id) -> account.membership(id).isPresent());
	}

	private boolean isFound(UserAccount account) {
		String query = this.parameters.getOrEmpty("query").toLowerCase(Locale.ROOT);
		User user = account.user();
		String text = String.join(" ", user.id(), user.emailAddress(), user.displayName(),
				String.valueOf(account.details().username()));
		return query.isEmpty() || text.toLowerCase(Locale.ROOT).contains(query);
	}

	private boolean isBanned(UserAccount account) {
		String banned = this.parameters.get("banned");
		return banned == null || Boolean.parseBoolean(banned) == account.details().banned();
	}

}
