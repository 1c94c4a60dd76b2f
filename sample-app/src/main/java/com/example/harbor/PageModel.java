package com.example.harbor;

import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

import com.clerk.spring.auth.Auth;

/**
 * Gives every page its caller.
 */
@ControllerAdvice
class PageModel {

	@ModelAttribute("auth")
	Auth auth(Auth auth) {
		return auth;
	}

}
