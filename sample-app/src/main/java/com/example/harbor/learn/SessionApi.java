package com.example.harbor.learn;

import java.util.Map;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import com.clerk.spring.auth.SessionAuth;

/**
 * No annotation: a session that is not optional must be there.
 */
@RestController
class SessionApi {

	@GetMapping("/api/session")
	Map<String, Object> claims(SessionAuth auth) {
		return auth.claims().asMap();
	}

}
