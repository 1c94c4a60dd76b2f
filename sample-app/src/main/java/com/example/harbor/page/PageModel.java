package com.example.harbor.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.view.UrlBasedViewResolver;

import com.clerk.spring.security.ClerkAuth;

/**
 * Gives every page its address and its policy. Who is calling, and what Clerk's browser
 * client needs, templates have as {@code #clerk}.
 */
@Component
@EnableConfigurationProperties(HarborProperties.class)
class PageModel implements HandlerInterceptor, WebMvcConfigurer {

	private static final String POLICY = "Content-Security-Policy";

	private final HarborProperties properties;

	PageModel(HarborProperties properties) {
		this.properties = properties;
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(this);
	}

	/**
	 * Comes between the controller and its view: what has no view, such as JSON, is no
	 * page.
	 */
	@Override
	public void postHandle(HttpServletRequest request, HttpServletResponse response, Object handler,
			@Nullable ModelAndView page) {
		String view = (page != null) ? page.getViewName() : null;
		if (view == null || view.startsWith(UrlBasedViewResolver.REDIRECT_URL_PREFIX)) {
			return;
		}
		if (view.equals("error/4xx") || view.equals("error/5xx")) {
			// It may be Clerk that is missing.
			response.setHeader(POLICY, PagePolicy.PLAIN_PAGE);
			return;
		}
		PagePolicy policy = PagePolicy.of(ClerkAuth.current(), ClerkAuth.currentInstance());
		response.setHeader(POLICY, policy.directives());
		page.addObject("policy", policy)
			.addObject("path", request.getRequestURI())
			.addObject("browserClient", this.properties.browserClient())
			.addObject("signOutFailed", OneTimeCookie.SIGN_OUT_FAILED.take(request, response));
	}

}
