package com.example.harbor.page;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import com.clerk.spring.auth.SessionAuth;
import com.clerk.spring.backend.ClerkApiException;
import com.clerk.spring.backend.ClerkBackend;
import com.clerk.spring.options.ClerkOptions;

/**
 * Signing out without a script in the page: the session is revoked at Clerk, and the
 * browser forgets its cookies.
 */
@Controller
class SignOutController {

	private final ClerkOptions options;

	private final ClerkBackend clerk;

	private final WayBack wayBack;

	SignOutController(ClerkOptions options, ClerkBackend clerk, WayBack wayBack) {
		this.options = options;
		this.clerk = clerk;
		this.wayBack = wayBack;
	}

	/**
	 * A form that comes after its token has expired, or twice, finds nobody: only a page
	 * that is visited gets a new token, so it goes on as one. That is for forms of this
	 * application; those of other sites come without cookies, and shall not sign out.
	 */
	@PostMapping("/sign-out")
	String signOut(@Nullable SessionAuth auth,
			@RequestParam(name = "redirect_url", required = false) @Nullable String redirectUrl,
			@RequestHeader(name = "Sec-Fetch-Site", required = false) @Nullable String site, RedirectAttributes next,
			HttpServletRequest request, HttpServletResponse response) {
		if (auth != null) {
			return end(auth, redirectUrl, request, response);
		}
		if (!"same-origin".equals(site)) {
			OneTimeCookie.SIGN_OUT_FAILED.tell(request, response);
			return "redirect:/";
		}
		OneTimeCookie.SIGN_OUT_ASKED.tell(request, response);
		next.addAttribute("redirect_url", redirectUrl);
		return "redirect:/sign-out";
	}

	/**
	 * Goes on with a sign-out for which the browser first had to get a new token. Where
	 * there is still nobody, that is what was wanted, unless the next page knows better.
	 */
	@GetMapping("/sign-out")
	String goOn(@Nullable SessionAuth auth,
			@RequestParam(name = "redirect_url", required = false) @Nullable String redirectUrl,
			HttpServletRequest request, HttpServletResponse response) {
		boolean asked = OneTimeCookie.SIGN_OUT_ASKED.take(request, response);
		if (asked && auth != null) {
			return end(auth, redirectUrl, request, response);
		}
		if (asked) {
			OneTimeCookie.SIGN_OUT_FAILED.tell(request, response);
		}
		return "redirect:" + this.wayBack.to(redirectUrl, "");
	}

	private String end(SessionAuth auth, @Nullable String redirectUrl, HttpServletRequest request,
			HttpServletResponse response) {
		try {
			this.clerk.exchange(HttpMethod.POST, "/sessions/{id}/revoke", null, Void.class, auth.sessionId());
		}
		catch (ClerkApiException ex) {
			OneTimeCookie.SIGN_OUT_FAILED.tell(request, response);
			return "redirect:/dashboard";
		}
		String suffix = "_" + this.options.publishableKey().cookieSuffix();
		for (String name : List.of("__session", "__session" + suffix, "__refresh" + suffix)) {
			response.addHeader(HttpHeaders.SET_COOKIE, expired(name, request.isSecure()));
		}
		return "redirect:" + this.wayBack.to(redirectUrl, "");
	}

	private static String expired(String name, boolean secure) {
		return ResponseCookie.from(name, "").path("/").sameSite("Lax").secure(secure).maxAge(0).build().toString();
	}

}
