package com.clerk.spring.web;

import java.util.Collection;
import java.util.Locale;
import java.util.Objects;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;

import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.RequestToViewNameTranslator;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.util.WebUtils;

/**
 * Renders the view that an exception handler chose, as the dispatcher does.
 */
final class ErrorViews {

	private final Collection<ViewResolver> resolvers;

	private final @Nullable RequestToViewNameTranslator defaultNames;

	ErrorViews(Collection<ViewResolver> resolvers, @Nullable RequestToViewNameTranslator defaultNames) {
		this.resolvers = resolvers;
		this.defaultNames = defaultNames;
	}

	void render(ModelAndView chosen, Exception exception, Locale locale, HttpServletRequest request,
			HttpServletResponse response) throws Exception {
		if (!chosen.hasView() && this.defaultNames != null) {
			chosen.setViewName(this.defaultNames.getViewName(request));
		}
		WebUtils.exposeErrorRequestAttributes(request, exception, request.getHttpServletMapping().getServletName());
		try {
			response.setLocale(locale);
			View view = view(chosen, locale);
			if (chosen.getStatus() != null) {
				request.setAttribute(View.RESPONSE_STATUS_ATTRIBUTE, chosen.getStatus());
				response.setStatus(chosen.getStatus().value());
			}
			view.render(chosen.getModel(), request, response);
		}
		finally {
			WebUtils.clearErrorRequestAttributes(request);
		}
	}

	private View view(ModelAndView chosen, Locale locale) throws Exception {
		String name = chosen.getViewName();
		if (name == null) {
			return Objects.requireNonNull(chosen.getView(), "The exception handler chose no view");
		}
		for (ViewResolver resolver : this.resolvers) {
			View view = resolver.resolveViewName(name, locale);
			if (view != null) {
				return view;
			}
		}
		throw new ServletException("There is no view '" + name + "'");
	}

}
