package com.example.harbor.learn;

import java.util.Map;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import com.clerk.spring.auth.Auth;

/**
 * Open to everybody. The argument is never null: a signed-out caller is a caller too.
 */
@RestController
class GreetingApi {

	@GetMapping("/api/greeting")
	Map<String, String> greet(Auth auth) {
		String name = auth.isAuthenticated() ? auth.userId() : "stranger";
		return Map.of("greeting", "Ahoy, " + name);
	}

}
