package com.clerk.spring.test.emulator.instance;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.util.Assert;

/**
 * What can be changed while the emulator runs.
 *
 * @param tokenTtl the life of session tokens, whole seconds
 * @param tokenVersion the version of their claims, 1 or 2
 * @param claims claims to add to each of them
 * @param jwtTemplates the claims of each JWT template, by its name
 * @param multiSession whether several people may be signed in to one browser
 */
public record EmulatorSettings(Duration tokenTtl, int tokenVersion, Map<String, Object> claims,
		Map<String, Map<String, Object>> jwtTemplates, boolean multiSession) {

	public static final EmulatorSettings DEFAULTS = new EmulatorSettings(Duration.ofSeconds(60), 2, Map.of(), Map.of(),
			false);

	public EmulatorSettings {
		Assert.isTrue(tokenTtl.toSeconds() > 0, "A session token lives at least a second");
		Assert.isTrue(tokenVersion == 1 || tokenVersion == 2, "The version of session tokens is 1 or 2");
		claims = Collections.unmodifiableMap(new LinkedHashMap<>(claims));
		jwtTemplates = Map.copyOf(jwtTemplates);
	}

	public EmulatorSettings withTokenTtl(Duration tokenTtl) {
		return new EmulatorSettings(tokenTtl, this.tokenVersion, this.claims, this.jwtTemplates, this.multiSession);
	}

	public EmulatorSettings withTokenVersion(int tokenVersion) {
		return new EmulatorSettings(this.tokenTtl, tokenVersion, this.claims, this.jwtTemplates, this.multiSession);
	}

	public EmulatorSettings withClaim(String name, Object value) {
		Map<String, Object> copy = new LinkedHashMap<>(this.claims);
		copy.put(name, value);
		return new EmulatorSettings(this.tokenTtl, this.tokenVersion, copy, this.jwtTemplates, this.multiSession);
	}

	public EmulatorSettings withJwtTemplate(String name, Map<String, ?> claims) {
		Map<String, Map<String, Object>> copy = new LinkedHashMap<>(this.jwtTemplates);
		copy.put(name, Collections.unmodifiableMap(new LinkedHashMap<>(claims)));
		return new EmulatorSettings(this.tokenTtl, this.tokenVersion, this.claims, copy, this.multiSession);
	}

	public EmulatorSettings withMultiSession() {
		return new EmulatorSettings(this.tokenTtl, this.tokenVersion, this.claims, this.jwtTemplates, true);
	}

}
