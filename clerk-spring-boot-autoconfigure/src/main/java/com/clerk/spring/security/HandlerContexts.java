package com.clerk.spring.security;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;

import com.clerk.spring.auth.Auth;
import com.clerk.spring.auth.MachineAuth;

/**
 * The security contexts of handlers within each other, by forwards and includes. Where
 * nobody is signed in, that of a handler which accepts a machine has the machine as its
 * principal, for as long as the handler runs; it stays anonymous, so it opens nothing.
 */
final class HandlerContexts {

	private static final String ATTRIBUTE = HandlerContexts.class.getName();

	private final Deque<Begun> begun = new ArrayDeque<>();

	private HandlerContexts() {
	}

	static void enter(HttpServletRequest request, @Nullable MachineAuth machine) {
		HandlerContexts contexts = (HandlerContexts) request.getAttribute(ATTRIBUTE);
		if (contexts == null) {
			if (machine == null) {
				return;
			}
			contexts = new HandlerContexts();
			request.setAttribute(ATTRIBUTE, contexts);
		}
		contexts.enter(machine);
	}

	static void exit(HttpServletRequest request) {
		if (request.getAttribute(ATTRIBUTE) instanceof HandlerContexts contexts) {
			contexts.exit();
		}
	}

	private void enter(@Nullable MachineAuth machine) {
		Supplier<SecurityContext> present = SecurityContextHolder.getDeferredContext();
		Begun outermost = this.begun.peekLast();
		Supplier<SecurityContext> original = (outermost != null) ? outermost.before() : present;
		boolean hidden = this.begun.stream().anyMatch(Begun::changed);
		SecurityContext shown = (machine != null) ? contextOf(machine, original.get().getAuthentication()) : null;
		this.begun.push(new Begun(present, shown != null || hidden));
		if (shown != null) {
			SecurityContextHolder.setContext(shown);
		}
		else if (hidden) {
			SecurityContextHolder.setDeferredContext(original);
		}
	}

	/**
	 * Returns a context for a machine, or null where somebody is signed in.
	 */
	private static @Nullable SecurityContext contextOf(MachineAuth machine, @Nullable Authentication present) {
		if (present == null || !isNobody(present)) {
			return null;
		}
		AnonymousAuthenticationToken token = new AnonymousAuthenticationToken(ATTRIBUTE, machine,
				AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS"));
		token.setDetails(present.getDetails());
		SecurityContext context = SecurityContextHolder.createEmptyContext();
		context.setAuthentication(token);
		return context;
	}

	private static boolean isNobody(Authentication authentication) {
		return authentication instanceof AnonymousAuthenticationToken
				&& authentication.getPrincipal() instanceof Auth auth && !auth.isAuthenticated();
	}

	private void exit() {
		Begun ended = this.begun.poll();
		if (ended != null && ended.changed()) {
			SecurityContextHolder.setDeferredContext(ended.before());
		}
	}

	/**
	 * A handler that runs.
	 *
	 * @param before the context before it began
	 * @param changed whether it has another
	 */
	private record Begun(Supplier<SecurityContext> before, boolean changed) {
	}

}
