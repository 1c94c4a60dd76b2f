package com.clerk.spring.test.emulator;

import java.util.Collection;
import java.util.Comparator;
import java.util.stream.Collectors;

import org.springframework.web.util.HtmlUtils;

/**
 * The hosted pages as text. Whatever comes from outside is escaped.
 */
enum HostedPage {

	SIGN_IN("Sign in", "Sign in", "current-password"),

	SIGN_UP("Create an account", "Create", "new-password"),

	SIGN_OUT("Sign out", "Sign out", "");

	private static final String STYLE = """
			:root{color-scheme:light dark}
			*{box-sizing:border-box}
			body{margin:0;min-height:100vh;display:grid;place-items:center;padding:1.5rem;font:1rem/1.5 system-ui,sans-serif;
			background:light-dark(#f4f5fb,#12142a);color:light-dark(#1d2140,#eceefb)}
			main{width:min(26rem,100%);padding:2rem;border:1px solid light-dark(#dfe2ef,#30345a);border-radius:1rem;
			background:light-dark(#fff,#1b1e3a)}
			h1{margin:0 0 .25rem;font-size:1.5rem}
			p{margin:.25rem 0 1.25rem;color:light-dark(#5b6180,#a6acd0)}
			label{display:block;margin:.75rem 0 .25rem;font-weight:600}
			input{width:100%;padding:.6rem .75rem;border:1px solid light-dark(#c9cde0,#3d426d);border-radius:.5rem;font:inherit;
			background:transparent;color:inherit}
			button{width:100%;margin-top:1rem;padding:.65rem;border:0;border-radius:.5rem;font:inherit;font-weight:600;cursor:pointer;
			background:#3b4cca;color:#fff}
			.demo button{background:transparent;color:inherit;border:1px solid light-dark(#c9cde0,#3d426d);margin-top:.5rem}
			#error{color:light-dark(#b3261e,#ff8a80)}
			hr{margin:1.5rem 0;border:0;border-top:1px solid light-dark(#dfe2ef,#30345a)}
			code{overflow-wrap:anywhere}
			""";

	private final String title;

	private final String button;

	private final String autocomplete;

	HostedPage(String title, String button, String autocomplete) {
		this.title = title;
		this.button = button;
		this.autocomplete = autocomplete;
	}

	String render(String redirectUrl, boolean refused, String message, Collection<EmulatedUser> users) {
		return "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">"
				+ "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
				+ "<link rel=\"icon\" href=\"data:,\"><title>" + this.title + " · local Clerk</title><style>" + STYLE
				+ "</style></head><body><main><h1>" + this.title
				+ "</h1><p>A local Clerk, for development and tests.</p>" + notice(redirectUrl, refused, message)
				+ form(redirectUrl) + ((this == SIGN_IN) ? demoUsers(redirectUrl, users) : "")
				+ "</main></body></html>";
	}

	private static String notice(String redirectUrl, boolean refused, String message) {
		String text = HtmlUtils.htmlEscape(message);
		if (refused) {
			text += " Not followed, as it is no address of this machine: <code>" + HtmlUtils.htmlEscape(redirectUrl)
					+ "</code>";
		}
		return text.isEmpty() ? "" : "<p id=\"error\" role=\"alert\">" + text + "</p>";
	}

	private String form(String redirectUrl) {
		String fields = (this == SIGN_OUT) ? "" : "<label for=\"identifier\">E-mail address</label>"
				+ "<input id=\"identifier\" name=\"identifier\" type=\"email\" autocomplete=\"username\" required>"
				+ "<label for=\"password\">Password</label><input id=\"password\" name=\"password\" type=\"password\" "
				+ "autocomplete=\"" + this.autocomplete + "\" required>";
		return "<form method=\"post\">" + hidden("redirect_url", redirectUrl) + fields + "<button id=\"submit\">"
				+ this.button + "</button></form>";
	}

	private static String demoUsers(String redirectUrl, Collection<EmulatedUser> users) {
		String buttons = users.stream()
			.filter((user) -> !user.password().isEmpty())
			.sorted(Comparator.comparing(EmulatedUser::email))
			.map((user) -> demoUser(redirectUrl, user))
			.collect(Collectors.joining());
		return buttons.isEmpty() ? "" : "<hr><p>Or as one of its users:</p>" + buttons;
	}

	private static String demoUser(String redirectUrl, EmulatedUser user) {
		String organizations = user.memberships()
			.stream()
			.map((membership) -> membership.role().replaceFirst("^org:", "") + " of "
					+ membership.organization().name())
			.collect(Collectors.joining(", "));
		return "<form class=\"demo\" method=\"post\">" + hidden("redirect_url", redirectUrl)
				+ hidden("identifier", user.email()) + hidden("password", user.password()) + "<button>"
				+ HtmlUtils.htmlEscape(user.email()) + "<br><small>"
				+ HtmlUtils.htmlEscape(organizations.isEmpty() ? "no organization" : organizations)
				+ "</small></button></form>";
	}

	private static String hidden(String name, String value) {
		return "<input type=\"hidden\" name=\"" + name + "\" value=\"" + HtmlUtils.htmlEscape(value) + "\">";
	}

}
