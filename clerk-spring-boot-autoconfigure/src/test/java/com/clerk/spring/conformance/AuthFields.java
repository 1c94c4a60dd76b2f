package com.clerk.spring.conformance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.auth.ApiKeyAuth;
import com.clerk.spring.auth.Auth;
import com.clerk.spring.auth.FactorVerificationAge;
import com.clerk.spring.auth.M2mAuth;
import com.clerk.spring.auth.MachineAuth;
import com.clerk.spring.auth.OAuthAuth;
import com.clerk.spring.auth.SessionAuth;

/**
 * The fields of an {@link Auth}, by the names the recorded cases give them.
 */
final class AuthFields {

	private AuthFields() {
	}

	static Map<String, @Nullable Object> of(Auth auth) {
		Map<String, @Nullable Object> fields = new LinkedHashMap<>();
		fields.put("isAuthenticated", auth.isAuthenticated());
		fields.put("tokenType", (auth.tokenType() != null) ? auth.tokenType().value() : null);
		fields.put("userId", auth.userId());
		fields.put("orgId", auth.orgId());
		if (auth instanceof SessionAuth session) {
			addSession(session, fields);
		}
		if (auth instanceof MachineAuth machine) {
			addMachine(machine, fields);
		}
		return fields;
	}

	private static void addSession(SessionAuth session, Map<String, @Nullable Object> fields) {
		fields.put("sessionId", session.sessionId());
		fields.put("sessionStatus", session.sessionStatus());
		fields.put("actor", session.actor());
		fields.put("orgRole", session.orgRole());
		fields.put("orgSlug", session.orgSlug());
		fields.put("orgPermissions", session.orgPermissions());
		FactorVerificationAge age = session.factorVerificationAge();
		fields.put("factorVerificationAge", (age != null) ? List.of(age.firstFactor(), age.secondFactor()) : null);
	}

	private static void addMachine(MachineAuth machine, Map<String, @Nullable Object> fields) {
		fields.put("id", machine.id());
		fields.put("subject", machine.subject());
		fields.put("scopes", machine.scopes());
		fields.put("claims", machine.claims());
		if (machine instanceof ApiKeyAuth apiKey) {
			fields.put("name", apiKey.name());
		}
		if (machine instanceof M2mAuth m2m) {
			fields.put("machineId", m2m.machineId());
		}
		if (machine instanceof OAuthAuth oauth) {
			fields.put("clientId", oauth.clientId());
		}
	}

}
