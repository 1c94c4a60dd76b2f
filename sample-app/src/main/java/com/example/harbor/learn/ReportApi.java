package com.example.harbor.learn;

import java.util.Map;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import com.clerk.spring.auth.SessionAuth;

import static com.clerk.spring.auth.Requirement.feature;
import static com.clerk.spring.auth.Requirement.role;

/**
 * Decided in code, for what an annotation can't say: one or the other.
 */
@RestController
class ReportApi {

	@GetMapping("/api/reports")
	Map<String, String> report(SessionAuth auth) {
		auth.protect(feature("export").or(role("org:admin")));
		return Map.of("report", "Everything, for " + auth.userId());
	}

}
