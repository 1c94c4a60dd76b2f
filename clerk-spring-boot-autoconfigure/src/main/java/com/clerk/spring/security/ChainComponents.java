package com.clerk.spring.security;

import java.util.List;
import java.util.function.Supplier;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;
import org.springframework.security.web.util.matcher.RequestMatcher;

import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.proxy.FrontendApiProxyLocation;
import com.clerk.spring.request.AllowedHosts;
import com.clerk.spring.request.CallerApi;
import com.clerk.spring.request.RequestAuthenticator;
import com.clerk.spring.servlet.ClerkOptionsResolver;
import com.clerk.spring.servlet.PublicUrlResolver;
import com.clerk.spring.servlet.RequestPublicUrlResolver;
import com.clerk.spring.servlet.ServletClerkRequests;

/**
 * The parts of a chain: beans of the application, else what is usual.
 *
 * @param context the application's context
 */
record ChainComponents(ApplicationContext context) {

	AuthenticationSteps steps(@Nullable RouteRules rules, @Nullable List<ClerkMiddleware> middleware,
			CallerSecurityContext securityContext) {
		AuthenticationFailures failures = new AuthenticationFailures();
		List<ExemptRequestMatcher> exemptions = beans(ExemptRequestMatcher.class);
		RequestMatcher exempt = (request) -> exemptions.stream().anyMatch((matcher) -> matcher.matches(request));
		RequestAuthentication authentication = new RequestAuthentication(requests(),
				new PublicUrlCheck(bean(AllowedHosts.class, AllowedHosts::any)),
				this.context.getBean(RequestAuthenticator.class), bean(CallerApi.class, CallerApi::none), options(),
				new DerivedProxyUrl(this.context.getBeanProvider(FrontendApiProxyLocation.class).getIfAvailable()),
				exempt, bean(ClerkAuthoritiesMapper.class, ClerkAuthoritiesMapper::roleAndPermissions), failures);
		Admission admission = new Admission((rules != null) ? rules : bean(RouteRules.class, RouteRules::none),
				(middleware != null) ? middleware : beans(ClerkMiddleware.class), exempt, responder(), failures);
		return new AuthenticationSteps(authentication, securityContext, admission);
	}

	RequestOptions options() {
		return new RequestOptions(bean(ClerkOptionsResolver.class, () -> (request, defaults) -> defaults),
				this.context.getBean(ClerkOptions.class), beans(ClerkOptionsObserver.class));
	}

	ServletClerkRequests requests() {
		return new ServletClerkRequests(bean(PublicUrlResolver.class, RequestPublicUrlResolver::new));
	}

	DenialResponder responder() {
		return bean(DenialResponder.class,
				() -> new ClerkDenialResponder(bean(PageRequestMatcher.class, PageRequestMatcher::byHeaders),
						bean(NotFoundResponder.class, ChainComponents::sendNotFound)));
	}

	private static NotFoundResponder sendNotFound() {
		return (request, response) -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
	}

	private <T> T bean(Class<T> type, Supplier<T> usual) {
		return this.context.getBeanProvider(type).getIfAvailable(usual);
	}

	private <T> List<T> beans(Class<T> type) {
		return this.context.getBeanProvider(type).orderedStream().toList();
	}

}
