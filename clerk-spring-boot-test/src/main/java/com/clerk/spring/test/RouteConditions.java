package com.clerk.spring.test;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.servlet.mvc.condition.NameValueExpression;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.util.UriUtils;

/**
 * What a mapping asks of a request beside its method and path, as far as it can be put
 * into one.
 *
 * @param consumed a content type that is taken, or null for any
 * @param produced a content type that is answered, or null for any
 * @param params values of parameters by their names, empty for any
 * @param headers values of headers by their names, empty for any
 */
record RouteConditions(@Nullable MediaType consumed, @Nullable MediaType produced, Map<String, String> params,
		Map<String, String> headers) {

	static final RouteConditions NONE = new RouteConditions(null, null, Map.of(), Map.of());

	static RouteConditions of(RequestMappingInfo info) {
		return new RouteConditions(first(info.getConsumesCondition().getConsumableMediaTypes()),
				first(info.getProducesCondition().getProducibleMediaTypes()),
				values(info.getParamsCondition().getExpressions()),
				values(info.getHeadersCondition().getExpressions()));
	}

	private static @Nullable MediaType first(Set<MediaType> types) {
		return types.stream().findFirst().orElse(null);
	}

	private static Map<String, String> values(Set<NameValueExpression<String>> expressions) {
		Map<String, String> values = new LinkedHashMap<>();
		expressions.stream()
			.filter((expression) -> !expression.isNegated())
			.forEach((expression) -> values.put(expression.getName(),
					Objects.requireNonNullElse(expression.getValue(), "")));
		return values;
	}

	void meet(MockHttpServletRequest request) {
		request.addHeader(HttpHeaders.ACCEPT, Objects.requireNonNullElse(this.produced, MediaType.ALL).toString());
		if (this.consumed != null) {
			request.setContentType(this.consumed.toString());
		}
		this.headers.forEach(request::addHeader);
		if (!this.params.isEmpty()) {
			this.params.forEach(request::setParameter);
			request.setQueryString(this.params.entrySet()
				.stream()
				.map((param) -> text(encoded(param.getKey()), encoded(param.getValue())))
				.collect(Collectors.joining("&")));
		}
	}

	private static String encoded(String text) {
		return UriUtils.encode(text, "UTF-8");
	}

	private static String text(String name, String value) {
		return value.isEmpty() ? name : name + "=" + value;
	}

	/**
	 * Shows the parameters as a query.
	 */
	@Override
	public String toString() {
		return this.params.isEmpty() ? ""
				: this.params.entrySet()
					.stream()
					.map((param) -> text(param.getKey(), param.getValue()))
					.collect(Collectors.joining("&", "?", ""));
	}

}
