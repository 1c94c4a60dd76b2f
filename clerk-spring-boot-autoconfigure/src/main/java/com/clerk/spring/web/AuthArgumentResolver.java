package com.clerk.spring.web;

import java.util.Optional;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.util.Assert;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

import com.clerk.spring.auth.Auth;

/**
 * Hands the caller to controller methods that take an {@code Auth} or one of its kinds.
 */
final class AuthArgumentResolver implements HandlerMethodArgumentResolver {

	@Override
	public boolean supportsParameter(MethodParameter parameter) {
		return AuthParameter.of(parameter) != null;
	}

	@Override
	public @Nullable Object resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
			NativeWebRequest webRequest, @Nullable WebDataBinderFactory binderFactory) {
		HttpServletRequest request = webRequest.getNativeRequest(HttpServletRequest.class);
		Assert.state(request != null, "There is no servlet request");
		AuthParameter argument = AuthParameter.required(parameter);
		Auth caller = resolve(argument, request);
		return (parameter.getParameterType() == Optional.class) ? Optional.ofNullable(caller) : caller;
	}

	private static @Nullable Auth resolve(AuthParameter argument, HttpServletRequest request) {
		Auth caller = DecidedCaller.of(request, argument.isNarrow());
		// an error page is shown to everybody
		boolean errorPage = request.getDispatcherType() == DispatcherType.ERROR && !argument.optional();
		return (errorPage && argument.type().isInstance(caller)) ? caller : argument.from(caller);
	}

}
