package com.clerk.spring.web;

import java.util.Collections;

import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.annotation.CurrentSecurityContext;
import org.springframework.util.Assert;

import com.clerk.spring.auth.AcceptedTokens;
import com.clerk.spring.auth.Auth;
import com.clerk.spring.auth.ClerkDeniedException;
import com.clerk.spring.auth.Protection;

/**
 * A controller argument that is the caller.
 *
 * @param type the kind of caller
 * @param optional whether nobody may be there: {@code Optional} or {@code @Nullable}
 */
record AuthParameter(Class<? extends Auth> type, boolean optional) {

	/**
	 * Reads a parameter.
	 * @param parameter the parameter
	 * @return what it asks for, or null if it is no caller, or one that Spring Security
	 * resolves
	 */
	static @Nullable AuthParameter of(MethodParameter parameter) {
		Class<?> type = parameter.nestedIfOptional().getNestedParameterType();
		if (!Auth.class.isAssignableFrom(type) || isOfSpringSecurity(parameter)) {
			return null;
		}
		return new AuthParameter(type.asSubclass(Auth.class), parameter.isOptional());
	}

	static AuthParameter required(MethodParameter parameter) {
		AuthParameter argument = of(parameter);
		Assert.state(argument != null, "The argument is no caller");
		return argument;
	}

	private static boolean isOfSpringSecurity(MethodParameter parameter) {
		MergedAnnotations annotations = MergedAnnotations.from(parameter.getParameterAnnotations());
		return annotations.isPresent(AuthenticationPrincipal.class)
				|| annotations.isPresent(CurrentSecurityContext.class);
	}

	/**
	 * Tells whether the argument lets a request in only with a certain kind of caller.
	 */
	boolean isDemand() {
		return !this.optional && isNarrow();
	}

	/**
	 * Tells whether the argument is of a narrower type than any caller.
	 */
	boolean isNarrow() {
		return this.type != Auth.class;
	}

	private boolean isAnybody() {
		return !this.optional && !isNarrow();
	}

	/**
	 * Tells whether a caller of the kinds accepted can be this argument.
	 */
	boolean canBe(AcceptedTokens accepted) {
		return !Collections.disjoint(Protection.of(this.type).accepted().types(), accepted.types());
	}

	/**
	 * Tells whether a caller is what the argument asks for.
	 */
	boolean fits(Auth caller) {
		return this.type.isInstance(caller) && (caller.isAuthenticated() || isAnybody());
	}

	/**
	 * Returns the argument.
	 * @param caller the caller as decided
	 * @return the caller of the kind asked for, or null where that is allowed
	 * @throws ClerkDeniedException if there is no such caller and the argument demands
	 * one
	 */
	@Nullable Auth from(Auth caller) {
		if (fits(caller)) {
			return caller;
		}
		if (!this.optional) {
			return caller.protect(this.type);
		}
		return isNarrow() ? fromOrNull(caller) : null;
	}

	private @Nullable Auth fromOrNull(Auth caller) {
		try {
			return caller.protect(this.type);
		}
		catch (ClerkDeniedException ex) {
			return null;
		}
	}

}
