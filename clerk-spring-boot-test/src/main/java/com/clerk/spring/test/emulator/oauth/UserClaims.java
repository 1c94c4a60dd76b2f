package com.clerk.spring.test.emulator.oauth;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.test.emulator.directory.Metadata;
import com.clerk.spring.test.emulator.directory.UserAccount;

/**
 * What a client is told of a user. What a user does not have is left out.
 */
final class UserClaims {

	private UserClaims() {
	}

	/**
	 * Returns the claims of a user.
	 * @param account the user
	 * @param scopes what the client may know
	 */
	static Map<String, Object> of(UserAccount account, List<String> scopes) {
		Map<String, Object> claims = new LinkedHashMap<>();
		if (scopes.contains(Scopes.EMAIL)) {
			claims.put("email", account.user().emailAddress());
			claims.put("email_verified", true);
		}
		if (scopes.contains(Scopes.PROFILE)) {
			putProfile(claims, account);
		}
		Metadata metadata = account.details().metadata();
		if (scopes.contains(Scopes.PUBLIC_METADATA)) {
			claims.put("public_metadata", metadata.publicData());
			claims.put("unsafe_metadata", metadata.unsafeData());
		}
		if (scopes.contains(Scopes.PRIVATE_METADATA)) {
			claims.put("private_metadata", metadata.privateData());
		}
		return claims;
	}

	private static void putProfile(Map<String, Object> claims, UserAccount account) {
		String firstName = account.user().firstName();
		String lastName = account.user().lastName();
		putIfAny(claims, "name", (firstName + " " + lastName).strip());
		putIfAny(claims, "given_name", firstName);
		putIfAny(claims, "family_name", lastName);
		putIfAny(claims, "username", account.details().username());
		putIfAny(claims, "preferred_username", account.details().username());
	}

	private static void putIfAny(Map<String, Object> claims, String name, @Nullable String value) {
		if (value != null && !value.isEmpty()) {
			claims.put(name, value);
		}
	}

}
