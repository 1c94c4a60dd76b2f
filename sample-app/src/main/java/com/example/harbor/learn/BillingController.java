package com.example.harbor.learn;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

import com.clerk.spring.auth.ClerkProtect;

/**
 * For those on a plan. Others are told why, and not that there is no such page.
 */
@Controller
class BillingController {

	@GetMapping("/billing")
	@ClerkProtect(plan = "gold", unauthorizedUrl = "/no-access")
	String billing() {
		return "billing";
	}

	@GetMapping("/no-access")
	String noAccess() {
		return "no-access";
	}

}
