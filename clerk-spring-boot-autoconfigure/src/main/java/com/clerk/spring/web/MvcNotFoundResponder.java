package com.clerk.spring.web;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationContext;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.ErrorResponse;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.RequestToViewNameTranslator;
import org.springframework.web.servlet.ViewResolver;

import com.clerk.spring.security.NotFoundResponder;

/**
 * Answers as Spring MVC answers a path that nothing is mapped to: by the application's
 * own exception handlers if they make a 404 of it, else by the error page.
 */
final class MvcNotFoundResponder implements NotFoundResponder {

	private static final Log logger = LogFactory.getLog(MvcNotFoundResponder.class);

	private final ApplicationContext context;

	private final SingletonSupplier<Mvc> mvc;

	/**
	 * Creates a responder. The beans of Spring MVC are looked up when they are first
	 * needed, as they depend on what answers refusals.
	 * @param context the application's context
	 */
	MvcNotFoundResponder(ApplicationContext context) {
		this.context = context;
		this.mvc = SingletonSupplier.of(() -> Mvc.of(context));
	}

	@Override
	public void respond(HttpServletRequest request, HttpServletResponse response) throws IOException {
		Mvc beans = this.mvc.obtain();
		MissingRoute missing = MissingRoute.of(request, beans.mappings());
		NotFoundOnlyResponse attempt = new NotFoundOnlyResponse(response);
		if (!isAnswered(missing, beans, request, attempt)) {
			attempt.undo();
			response.sendError(HttpServletResponse.SC_NOT_FOUND, detail(missing.exception()));
		}
	}

	private boolean isAnswered(MissingRoute missing, Mvc beans, HttpServletRequest request,
			NotFoundOnlyResponse response) throws IOException {
		LocaleContext localeBefore = LocaleContextHolder.getLocaleContext();
		try {
			Locale locale = beans.locale(request);
			LocaleContextHolder.setLocale(locale);
			prepare(request, beans);
			ModelAndView chosen = beans.resolve(missing, request, response);
			if (chosen != null && !chosen.isEmpty()) {
				beans.views().render(chosen, missing.exception(), locale, request, response);
			}
			return response.complete() || response.isCommitted();
		}
		catch (Exception ex) {
			if (response.isCommitted()) {
				throw (ex instanceof IOException failure) ? failure : new IOException(ex);
			}
			logger.warn("The application's own answer to missing routes failed; the error page is shown instead", ex);
			return false;
		}
		finally {
			LocaleContextHolder.setLocaleContext(localeBefore);
		}
	}

	/**
	 * Undoes what a matching handler left, and gives views what the dispatcher would.
	 */
	private void prepare(HttpServletRequest request, Mvc beans) {
		request.removeAttribute(HandlerMapping.PRODUCIBLE_MEDIA_TYPES_ATTRIBUTE);
		if (request.getAttribute(DispatcherServlet.WEB_APPLICATION_CONTEXT_ATTRIBUTE) == null) {
			request.setAttribute(DispatcherServlet.WEB_APPLICATION_CONTEXT_ATTRIBUTE, this.context);
			request.setAttribute(DispatcherServlet.LOCALE_RESOLVER_ATTRIBUTE, beans.localeResolver());
		}
	}

	private static @Nullable String detail(ServletException exception) {
		return (exception instanceof ErrorResponse error) ? error.getBody().getDetail()
				: HttpStatus.NOT_FOUND.getReasonPhrase();
	}

	/**
	 * The beans that the dispatcher would use.
	 */
	private record Mvc(List<HandlerMapping> mappings, List<HandlerExceptionResolver> exceptionResolvers,
			ErrorViews views, @Nullable LocaleResolver localeResolver) {

		static Mvc of(ApplicationContext context) {
			RequestToViewNameTranslator names = context.getBeanProvider(RequestToViewNameTranslator.class)
				.getIfUnique();
			return new Mvc(ordered(context.getBeanProvider(HandlerMapping.class)),
					ordered(context.getBeanProvider(HandlerExceptionResolver.class)),
					new ErrorViews(ordered(context.getBeanProvider(ViewResolver.class)), names),
					context.getBeanProvider(LocaleResolver.class).getIfUnique());
		}

		private static <T> List<T> ordered(ObjectProvider<T> beans) {
			return beans.orderedStream().toList();
		}

		Locale locale(HttpServletRequest request) {
			return (this.localeResolver != null) ? this.localeResolver.resolveLocale(request) : request.getLocale();
		}

		@Nullable ModelAndView resolve(MissingRoute missing, HttpServletRequest request, HttpServletResponse response) {
			for (HandlerExceptionResolver resolver : this.exceptionResolvers) {
				ModelAndView chosen = resolver.resolveException(request, response, missing.handler(),
						missing.exception());
				if (chosen != null) {
					return chosen;
				}
			}
			return null;
		}

	}

}
