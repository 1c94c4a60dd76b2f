package com.clerk.spring.backend;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.web.util.UriUtils;

/**
 * A path with variables that stay where they are put: no value makes it the path of
 * another endpoint.
 */
final class PathTemplate {

	private static final Pattern VARIABLE = Pattern.compile("\\{[^{}/?&]+}");

	private static final String SEGMENT = "(?!\\.{1,2}(?:[/?]|$))[A-Za-z0-9_.~-]+|" + VARIABLE.pattern();

	private static final Pattern TEMPLATE = Pattern.compile("(?:/(?:" + SEGMENT + "))+"
			+ "(?:\\?(?:[A-Za-z0-9_.~=&\\[\\]-]|(?<==)" + VARIABLE.pattern() + "(?=&|$))*)?");

	/** What servers on the way are known to take for a slash or to decode once more. */
	private static final Pattern NO_SEGMENT = Pattern.compile("\\s*|\\.{1,2}|.*[/\\\\%\\p{Cntrl}].*", Pattern.DOTALL);

	private PathTemplate() {
	}

	/**
	 * Puts the values in.
	 * @return the path and the query, encoded, without the first slash
	 * @throws IllegalArgumentException if that can't be done; the message shows no value
	 */
	static String expand(String template, Object... variables) {
		if (!TEMPLATE.matcher(template).matches()) {
			throw new IllegalArgumentException("pathTemplate must be a path such as /users/{id}?limit={limit},"
					+ " where each variable is a whole segment or the value of a parameter");
		}
		int query = template.indexOf('?');
		Iterator<Object> values = Arrays.asList(variables).iterator();
		Matcher matcher = VARIABLE.matcher(template);
		StringBuilder path = new StringBuilder();
		while (matcher.find()) {
			boolean segment = query < 0 || matcher.start() < query;
			matcher.appendReplacement(path, encoded(matcher.group(), values, segment));
		}
		if (values.hasNext()) {
			throw new IllegalArgumentException("variables must not be more than pathTemplate has");
		}
		return matcher.appendTail(path).substring(1);
	}

	private static String encoded(String variable, Iterator<Object> values, boolean segment) {
		Object value = values.hasNext() ? values.next() : null;
		if (value == null) {
			throw new IllegalArgumentException(variable + " of pathTemplate must have a value");
		}
		String text = value.toString();
		if (segment && NO_SEGMENT.matcher(text).matches()) {
			throw new IllegalArgumentException(variable
					+ " of pathTemplate must be neither blank nor dots, and without slashes, '%' and control characters");
		}
		return UriUtils.encode(text, StandardCharsets.UTF_8);
	}

}
