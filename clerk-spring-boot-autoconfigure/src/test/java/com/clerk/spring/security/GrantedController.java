package com.clerk.spring.security;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * A controller behind method security.
 */
@RestController
class GrantedController {

	@GetMapping("/granted")
	@PreAuthorize("principal.hasPermission('org:invoices:read')")
	String granted() {
		return "granted";
	}

}
