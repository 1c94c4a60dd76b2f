package com.clerk.spring.security;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

import org.springframework.util.StringUtils;

import com.clerk.spring.auth.AcceptedTokens;
import com.clerk.spring.auth.Auth;
import com.clerk.spring.auth.ClerkProtect;
import com.clerk.spring.auth.Protection;
import com.clerk.spring.auth.Requirement;
import com.clerk.spring.auth.Reverification;
import com.clerk.spring.auth.TokenType;

/**
 * Turns the attributes of one {@code @ClerkProtect} into a protection, and refuses those
 * that nobody could ever meet.
 */
final class ProtectAttributes {

	private static final String SYSTEM_PERMISSION = "org:sys_";

	private final ClerkProtect annotation;

	private final String place;

	/**
	 * Creates a reader.
	 * @param annotation the annotation
	 * @param place the method or class it stands on, for messages
	 */
	ProtectAttributes(ClerkProtect annotation, String place) {
		this.annotation = annotation;
		this.place = place;
	}

	/**
	 * Reads the attributes.
	 * @return what they demand
	 * @throws IllegalStateException if they can never be met
	 */
	Protection<?> protection() {
		AcceptedTokens accepted = accepted();
		Protection<Auth> protection = Protection.of(accepted).pendingSessions(this.annotation.pendingSessions());
		List<Requirement> requirements = requirements();
		if (!accepted.accepts(TokenType.SESSION_TOKEN)) {
			check(requirements.isEmpty(), "token", "names machine tokens only, which never meet " + requirements);
			check(!this.annotation.pendingSessions(), "pendingSessions", "is about sessions, but token names none");
		}
		if (!requirements.isEmpty()) {
			protection = protection.requirement(Requirement.allOf(requirements));
		}
		return withUrls(withScopes(protection));
	}

	private Protection<Auth> withScopes(Protection<Auth> protection) {
		String[] scopes = this.annotation.scopes();
		check(scopes.length == 0 || !protection.accepted().equals(AcceptedTokens.session()), "scopes",
				"is demanded of sessions, which hold none: name the kinds of machine token in token");
		try {
			return protection.scopes(scopes);
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalStateException(
					"@ClerkProtect on " + this.place + " can never be met: scopes is wrong. " + ex.getMessage(), ex);
		}
	}

	/**
	 * Returns the system permissions among those demanded, which no session token holds.
	 * @return their names
	 */
	List<String> systemPermissions() {
		List<String> permissions = new ArrayList<>(List.of(this.annotation.anyPermission()));
		permissions.add(this.annotation.permission());
		return permissions.stream()
			.filter((name) -> !name.isBlank())
			.map((name) -> new Requirement.Permission(name).permission())
			.filter((name) -> name.startsWith(SYSTEM_PERMISSION))
			.toList();
	}

	private AcceptedTokens accepted() {
		TokenType[] types = this.annotation.token();
		if (this.annotation.anyToken()) {
			check(types.length == 0, "anyToken", "accepts every kind, so token must not name some");
			return AcceptedTokens.any();
		}
		check(Set.copyOf(List.of(types)).size() == types.length, "token", "names a kind twice");
		return (types.length == 0) ? AcceptedTokens.session() : AcceptedTokens.of(types);
	}

	private List<Requirement> requirements() {
		List<Requirement> requirements = new ArrayList<>();
		add(requirements, "role", this.annotation.role(), OrganizationNames::isName, Requirement::role);
		addAny(requirements, "anyRole", this.annotation.anyRole(), OrganizationNames::isName, Requirement::role);
		checkRoles();
		add(requirements, "permission", this.annotation.permission(), OrganizationNames::isName,
				Requirement::permission);
		addAny(requirements, "anyPermission", this.annotation.anyPermission(), OrganizationNames::isName,
				Requirement::permission);
		add(requirements, "feature", this.annotation.feature(), OrganizationNames::isScopedName, Requirement::feature);
		add(requirements, "plan", this.annotation.plan(), OrganizationNames::isScopedName, Requirement::plan);
		Reverification[] presets = this.annotation.reverification();
		check(presets.length <= 1, "reverification", "takes one preset at most");
		Arrays.stream(presets).map(Requirement::reverification).forEach(requirements::add);
		return requirements;
	}

	private void checkRoles() {
		String role = this.annotation.role();
		String[] anyRole = this.annotation.anyRole();
		check(role.isEmpty() || anyRole.length == 0
				|| Arrays.stream(anyRole).map(Requirement::role).anyMatch(Requirement.role(role)::equals), "role",
				"is not among anyRole, and a caller has one role at a time");
	}

	private void add(List<Requirement> requirements, String attribute, String value, Predicate<String> valid,
			Function<String, Requirement> requirement) {
		if (!value.isEmpty()) {
			addAny(requirements, attribute, new String[] { value }, valid, requirement);
		}
	}

	private void addAny(List<Requirement> requirements, String attribute, String[] values, Predicate<String> valid,
			Function<String, Requirement> requirement) {
		for (String value : values) {
			check(valid.test(value), attribute, "holds '" + value + "', which nobody can have");
		}
		if (values.length > 0) {
			requirements.add(Requirement.anyOf(Arrays.stream(values).map(requirement).toList()));
		}
	}

	private Protection<Auth> withUrls(Protection<Auth> protection) {
		protection = withUrl(protection, "signInUrl", this.annotation.signInUrl(), Protection::signInUrl);
		protection = withUrl(protection, "unauthenticatedUrl", this.annotation.unauthenticatedUrl(),
				Protection::unauthenticatedUrl);
		return withUrl(protection, "unauthorizedUrl", this.annotation.unauthorizedUrl(), Protection::unauthorizedUrl);
	}

	private Protection<Auth> withUrl(Protection<Auth> protection, String attribute, String url,
			UrlSetter<Protection<Auth>> setter) {
		if (url.isEmpty()) {
			return protection;
		}
		boolean text = StringUtils.hasText(url) && url.chars().noneMatch(Character::isISOControl);
		check(text, attribute, "is no address");
		return setter.set(protection, url);
	}

	private void check(boolean met, String attribute, String problem) {
		if (!met) {
			throw new IllegalStateException(
					"@ClerkProtect on " + this.place + " can never be met: " + attribute + " " + problem);
		}
	}

	/**
	 * Sets one of the addresses of a protection.
	 *
	 * @param <P> the protection
	 */
	@FunctionalInterface
	private interface UrlSetter<P> {

		P set(P protection, String url);

	}

}
