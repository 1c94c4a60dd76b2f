package app;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static com.clerk.spring.security.ClerkConfigurer.clerk;

/**
 * The starter, and one page that anybody may see.
 */
@SpringBootApplication(proxyBeanMethods = false)
public class ProxyApp {

	public static void main(String[] args) {
		SpringApplication.run(ProxyApp.class, args);
	}

	@Bean
	SecurityFilterChain chain(HttpSecurity http) {
		return http.with(clerk())
			.authorizeHttpRequests((requests) -> requests.requestMatchers("/page").permitAll().anyRequest().authenticated())
			.build();
	}

	@RestController
	static class Pages {

		@GetMapping("/page")
		String page() {
			return "page";
		}

	}

}
