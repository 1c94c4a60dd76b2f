package com.clerk.spring.test.emulator.machines;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.auth.TokenType;
import com.clerk.spring.test.emulator.http.Ids;
import com.clerk.spring.test.emulator.instance.Instance;
import com.clerk.spring.test.emulator.instance.TokenSigner;

/**
 * An API key to be made.
 *
 * @param grant what it grants
 * @param name the name shown to people
 * @param description what it is for, or null
 * @param createdBy the id of who made it, or null
 */
public record NewApiKey(MachineTokenGrant grant, String name, @Nullable String description,
		@Nullable String createdBy) implements NewMachineToken {

	@Override
	public MachineToken make(TokenSigner signer, Instance instance, Instant now) {
		Map<String, @Nullable Object> details = new LinkedHashMap<>();
		details.put("type", "api_key");
		details.put("name", this.name);
		details.put("description", this.description);
		details.put("created_by", this.createdBy);
		details.put("last_used_at", null);
		return new MachineToken(TokenType.API_KEY, Ids.next("ak_"), Ids.secret("ak_"), this.grant.subject(),
				this.grant.scopes(), this.grant.claims(), details, this.grant.expiration(now),
				MachineToken.Revocation.NONE, now, now);
	}

}
