package com.example.harbor.learn;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

import com.clerk.spring.auth.ClerkProtect;

/**
 * The smallest protected page.
 */
@Controller
class SignedInController {

	@ClerkProtect
	@GetMapping("/protected")
	String signedIn() {
		return "protected";
	}

}
