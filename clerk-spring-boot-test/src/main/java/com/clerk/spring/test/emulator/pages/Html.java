package com.clerk.spring.test.emulator.pages;

import java.util.List;
import java.util.stream.Collectors;

import org.springframework.web.util.HtmlUtils;

/**
 * A piece of a page. Whatever is put into a piece is escaped, unless it is a piece
 * itself.
 *
 * @param markup the markup, safe to send
 */
record Html(String markup) {

	static final Html NONE = new Html("");

	/**
	 * Puts values into markup.
	 * @param template constant markup with {@code %s} in the places of the values
	 * @param values texts, which are escaped, and pieces
	 */
	static Html of(String template, Object... values) {
		Object[] safe = new Object[values.length];
		for (int i = 0; i < values.length; i++) {
			safe[i] = (values[i] instanceof Html html) ? html.markup() : HtmlUtils.htmlEscape(values[i].toString());
		}
		return new Html(template.formatted(safe));
	}

	static Html join(List<Html> pieces) {
		return new Html(pieces.stream().map(Html::markup).collect(Collectors.joining()));
	}

}
