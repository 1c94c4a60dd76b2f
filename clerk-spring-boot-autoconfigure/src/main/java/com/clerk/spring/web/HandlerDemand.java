package com.clerk.spring.web;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.util.ClassUtils;
import org.springframework.web.method.HandlerMethod;

import com.clerk.spring.auth.Auth;
import com.clerk.spring.auth.Protection;

/**
 * What a handler method demands of its caller: by annotation, and by the types of its
 * arguments.
 *
 * @param protection what the annotation demands, or null
 * @param arguments the arguments that demand a kind of caller
 */
record HandlerDemand(@Nullable Protection<?> protection, List<AuthParameter> arguments) {

	/**
	 * Reads a handler method.
	 * @param handler the method
	 * @param protection what its annotation demands, or null
	 * @return what it demands
	 * @throws IllegalStateException if an argument can never arrive
	 */
	static HandlerDemand of(HandlerMethod handler, @Nullable Protection<?> protection) {
		List<AuthParameter> demands = new ArrayList<>();
		for (MethodParameter parameter : handler.getMethodParameters()) {
			AuthParameter argument = AuthParameter.of(parameter);
			if (argument == null) {
				continue;
			}
			if (protection != null && !argument.canBe(protection.accepted())) {
				throw cannotArrive(handler, parameter, "@ClerkProtect accepts " + protection.accepted() + " only");
			}
			if (argument.isDemand()) {
				demands.forEach((other) -> checkTogether(handler, parameter, argument, other));
				demands.add(argument);
			}
		}
		return new HandlerDemand(protection, List.copyOf(demands));
	}

	private static void checkTogether(HandlerMethod handler, MethodParameter parameter, AuthParameter argument,
			AuthParameter other) {
		if (!argument.canBe(Protection.of(other.type()).accepted())) {
			throw cannotArrive(handler, parameter,
					"another argument demands " + other.type().getSimpleName() + "; make one of them optional");
		}
	}

	private static IllegalStateException cannotArrive(HandlerMethod handler, MethodParameter parameter, String why) {
		String type = parameter.nestedIfOptional().getNestedParameterType().getSimpleName();
		return new IllegalStateException("Argument " + parameter.getParameterIndex() + " (" + type + ") of "
				+ ClassUtils.getQualifiedMethodName(handler.getMethod(), handler.getBeanType()) + " can never arrive: "
				+ why);
	}

	/**
	 * Decides about a caller. Nobody is asked for where nothing is demanded: such a
	 * handler may be in a filter chain that Clerk has no part in.
	 * @param current the caller of the running request
	 * @return the caller, of the kind demanded, or null when nothing is demanded
	 * @throws com.clerk.spring.auth.ClerkDeniedException if the caller is refused
	 */
	@Nullable Auth decide(Supplier<Auth> current) {
		if (this.protection == null && this.arguments.isEmpty()) {
			return null;
		}
		Auth caller = current.get();
		Auth decided = (this.protection != null) ? caller.protect(this.protection) : caller;
		for (AuthParameter argument : this.arguments) {
			if (!argument.fits(decided)) {
				decided = caller.protect(argument.type());
			}
		}
		return decided;
	}

}
