package gateway;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.addRequestHeader;
import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.stripPrefix;
import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.uri;
import static org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions.route;
import static org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions.http;

/**
 * The proxy a team would write with the gateway of its framework.
 */
@SpringBootApplication
public class Gateway {

	public static void main(String[] args) {
		SpringApplication.run(Gateway.class, args);
	}

	@Bean
	RouterFunction<ServerResponse> clerk(@Value("${upstream}") String upstream, @Value("${secret}") String secret,
			@Value("${server.port}") int port) {
		return route("clerk").route(RequestPredicates.path("/__clerk/**"), http())
			.before(uri(upstream))
			.before(stripPrefix(1))
			.before(addRequestHeader("Clerk-Secret-Key", secret))
			.before(addRequestHeader("Clerk-Proxy-Url", "http://localhost:" + port + "/__clerk"))
			.build();
	}

}
