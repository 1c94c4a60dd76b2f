package com.clerk.spring.security;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AnonymousConfigurer;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.ExceptionHandlingConfigurer;
import org.springframework.security.web.authentication.logout.LogoutFilter;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.util.function.SingletonSupplier;

import com.clerk.spring.auth.AcceptedTokens;
import com.clerk.spring.auth.Protection;
import com.clerk.spring.auth.Requirement;
import com.clerk.spring.auth.TokenType;
import com.clerk.spring.servlet.ServletClerkRequests;

/**
 * Adds Clerk to a security filter chain of the application.
 *
 * <pre>
 * &#64;Bean
 * SecurityFilterChain api(HttpSecurity http) {
 *     http.with(clerk(), withDefaults());
 *     http.authorizeHttpRequests((authorize) -&gt; authorize
 *         .requestMatchers("/admin/**").hasRole("org:admin")
 *         .requestMatchers("/reports/**").access(clerkRequires(Requirement.plan("gold")))
 *         .anyRequest().permitAll());
 *     return http.build();
 * }
 * </pre>
 *
 * The chain gets {@link ClerkAuthenticationFilter} before its {@code LogoutFilter},
 * anonymous authentications whose principal is the signed-out {@code Auth}, and, unless
 * it names its own, the answers of {@code auth.protect()} for what Spring Security
 * refuses. Of two logins in one chain the one that is added first sends callers to its
 * page. Clerk needs no server session and makes none: there is no request cache unless
 * the chain or a bean names one. The chain's CSRF protection stays as it is, save that
 * requests with a token in a header need none; requests that carry a session cookie must
 * not come from another site in any case.
 *
 * @since 0.1.0
 */
public final class ClerkConfigurer extends AbstractHttpConfigurer<ClerkConfigurer, HttpSecurity> {

	private @Nullable List<ClerkMiddleware> middleware;

	private @Nullable RouteRules routes;

	private AcceptedTokens tokens = AcceptedTokens.session();

	private final SingletonSupplier<AuthenticationSteps> steps = SingletonSupplier.of(this::steps);

	private ClerkConfigurer() {
	}

	/**
	 * Starts with what the beans of the application say.
	 * @return a configurer for {@code http.with(…)}
	 */
	public static ClerkConfigurer clerk() {
		return new ClerkConfigurer();
	}

	/**
	 * Requires something of a signed-in session, for {@code access(…)}.
	 * @param <T> what is asked for, which does not matter
	 * @param requirement what is required
	 * @return the manager, which can be combined with others
	 */
	public static <T> AuthorizationManager<T> clerkRequires(Requirement requirement) {
		return new RequirementAuthorizationManager<>(Protection.of(requirement));
	}

	/**
	 * Runs this middleware in place of the {@link ClerkMiddleware} beans.
	 * @param middleware what to run, in this order; none for no middleware
	 * @return this configurer
	 */
	public ClerkConfigurer middleware(ClerkMiddleware... middleware) {
		this.middleware = List.of(middleware);
		return this;
	}

	/**
	 * Decides by these rules in place of the {@link RouteRules} bean.
	 * @param routes the rules
	 * @return this configurer
	 */
	public ClerkConfigurer routes(RouteRules routes) {
		this.routes = routes;
		return this;
	}

	/**
	 * Says which kinds of token authenticate callers of this chain, in place of sessions
	 * only. A token of another kind leaves its caller anonymous, so that
	 * {@code authenticated()} is met by none that was not meant. A machine token is
	 * verified when somebody looks at the authentication; an open route costs no call.
	 * @param tokens the kinds, {@link TokenType#SESSION_TOKEN} among them where users are
	 * meant too
	 * @return this configurer
	 * @throws IllegalArgumentException if no kind is given
	 */
	public ClerkConfigurer tokens(TokenType... tokens) {
		this.tokens = AcceptedTokens.of(tokens);
		return this;
	}

	/**
	 * Called by {@code http.with(…)}. The filter is added here already, so that others
	 * can be placed around it, and the request cache is switched off, as later there is
	 * no telling one that the chain names from the default.
	 */
	@Override
	public void setBuilder(HttpSecurity http) {
		super.setBuilder(http);
		http.addFilterBefore(postProcess(new ClerkAuthenticationFilter(this.steps::obtain)), LogoutFilter.class);
		boolean named = http.getSharedObject(RequestCache.class) != null
				|| context(http).getBeanProvider(RequestCache.class).getIfUnique() != null;
		if (!named) {
			http.setSharedObject(RequestCache.class, new NullRequestCache());
		}
	}

	@Override
	@SuppressWarnings("unchecked") // configurers of HttpSecurity are typed by it
	public void init(HttpSecurity http) {
		DenialResponder responder = new ChainComponents(context(http)).responder();
		ChainRefusals refusals = new ChainRefusals(this.tokens);
		AnonymousConfigurer<HttpSecurity> anonymous = http.getConfigurer(AnonymousConfigurer.class);
		if (anonymous != null) {
			anonymous.authenticationFilter(new ClerkAnonymousAuthenticationFilter());
		}
		ExceptionHandlingConfigurer<HttpSecurity> exceptions = http.getConfigurer(ExceptionHandlingConfigurer.class);
		if (exceptions != null) {
			exceptions.defaultAuthenticationEntryPointFor(new ClerkAuthenticationEntryPoint(responder, refusals),
					AnyRequestMatcher.INSTANCE);
			exceptions.defaultAccessDeniedHandlerFor(new ClerkAccessDeniedHandler(responder, refusals),
					AnyRequestMatcher.INSTANCE);
		}
		CsrfConfigurer<HttpSecurity> csrf = http.getConfigurer(CsrfConfigurer.class);
		if (csrf != null) {
			ServletClerkRequests requests = new ChainComponents(context(http)).requests();
			csrf.ignoringRequestMatchers((request) -> requests.convert(request).hasHeaderToken());
		}
	}

	@Override
	public void configure(HttpSecurity http) {
		// What can't be had fails the start, not the first request.
		this.steps.obtain();
	}

	private AuthenticationSteps steps() {
		HttpSecurity http = getBuilder();
		return new ChainComponents(context(http)).steps(this.routes, this.middleware,
				new CallerSecurityContext(getSecurityContextHolderStrategy(), this.tokens));
	}

	private static ApplicationContext context(HttpSecurity http) {
		return http.getSharedObject(ApplicationContext.class);
	}

}
