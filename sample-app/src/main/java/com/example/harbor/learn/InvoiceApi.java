package com.example.harbor.learn;

import java.util.List;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import com.clerk.spring.auth.ClerkProtect;
import com.clerk.spring.auth.SessionAuth;

/**
 * A method's annotation takes the place of its class's.
 */
@RestController
@ClerkProtect(permission = "org:invoices:read")
class InvoiceApi {

	record Invoice(String number, String organization) {

	}

	@GetMapping("/api/invoices")
	List<Invoice> list(SessionAuth auth) {
		return List.of(new Invoice("2026-001", auth.orgSlug()));
	}

	@PostMapping("/api/invoices")
	@ClerkProtect(permission = "org:invoices:create")
	Invoice create(SessionAuth auth) {
		return new Invoice("2026-002", auth.orgSlug());
	}

}
