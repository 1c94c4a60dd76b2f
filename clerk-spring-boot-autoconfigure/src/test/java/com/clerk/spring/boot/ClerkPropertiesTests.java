package com.clerk.spring.boot;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.bind.annotation.RequestMethod;

import com.clerk.spring.auth.Reverification;
import com.clerk.spring.auth.TokenType;
import com.clerk.spring.boot.ClerkRouteProperties.AcceptedToken;
import com.clerk.spring.boot.ClerkRouteProperties.ProtectedRoute;
import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.options.DeniedResponse;
import com.clerk.spring.options.JwtKey;
import com.clerk.spring.options.OutageResponse;

import static com.clerk.spring.boot.TestKeys.PEM;
import static com.clerk.spring.boot.TestKeys.PUBLISHABLE_TEST;
import static com.clerk.spring.boot.TestKeys.SECRET;
import static com.clerk.spring.boot.TestKeys.SECRET_TEST;
import static org.assertj.core.api.Assertions.assertThat;

class ClerkPropertiesTests {

	private final ApplicationContextRunner binding = new ApplicationContextRunner()
		.withUserConfiguration(Binding.class);

	private final ApplicationContextRunner starter = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ClerkAutoConfiguration.class, ClerkBackendAutoConfiguration.class))
		.withPropertyValues("clerk.publishable-key=" + PUBLISHABLE_TEST, "clerk.secret-key=" + SECRET_TEST);

	@Test
	void nothingIsSetButDefaults() {
		this.binding.run((context) -> {
			ClerkProperties properties = context.getBean(ClerkProperties.class);
			assertThat(properties.enabled()).isTrue();
			assertThat(properties.publishableKey()).isNull();
			assertThat(properties.authorizedParties()).isEmpty();
			assertThat(properties.taskUrls()).isEmpty();
			assertThat(properties.tokenCache().maximumSize()).isEqualTo(10_000);
			ClerkRouteProperties routes = context.getBean(ClerkRouteProperties.class);
			assertThat(routes.publicPaths()).isNull();
			assertThat(routes.protectedPaths()).isEmpty();
			assertThat(routes.ruleCount()).isZero();
		});
	}

	@Test
	void theDefaultsAreThoseOfTheOptions() {
		this.starter.run((context) -> assertThat(context.getBean(ClerkOptions.class))
			.isEqualTo(ClerkOptions.builder().publishableKey(PUBLISHABLE_TEST).secretKey(SECRET_TEST).build()));
	}

	@Test
	void everyPropertyReachesTheOptions() {
		this.starter
			.withPropertyValues("clerk.jwt-key=" + PEM.replace("\n", "\\n"), "clerk.machine-secret-key=ak_" + SECRET,
					"clerk.authorized-parties=https://a.example,https://b.example", "clerk.accept-missing-azp=true",
					"clerk.audience=api", "clerk.clock-skew=1s", "clerk.sign-in-url=https://p.example/sign-in",
					"clerk.sign-up-url=/sign-up", "clerk.task-urls.choose-organization=/choose",
					"clerk.domain=shop.example", "clerk.proxy-url=/__clerk", "clerk.satellite.enabled=true",
					"clerk.satellite.auto-sync=true", "clerk.satellite.allowed-origins=https://s.example",
					"clerk.organization-sync.organization-patterns=/o/:slug",
					"clerk.organization-sync.personal-account-patterns=/me", "clerk.api-url=http://localhost:1/x",
					"clerk.api-version=v2", "clerk.user-agent=shop/1", "clerk.connect-timeout=3s",
					"clerk.read-timeout=4s", "clerk.outage-response=unauthenticated", "clerk.denied-response=standard",
					"clerk.debug=true")
			.run((context) -> assertThat(context.getBean(ClerkOptions.class)).isEqualTo(ClerkOptions.builder()
				.publishableKey(PUBLISHABLE_TEST)
				.secretKey(SECRET_TEST)
				.jwtKey(PEM)
				.machineSecretKey("ak_" + SECRET)
				.authorizedParties(List.of("https://a.example", "https://b.example"))
				.acceptMissingAzp(true)
				.audience(List.of("api"))
				.clockSkew(Duration.ofSeconds(1))
				.signInUrl("https://p.example/sign-in")
				.signUpUrl("/sign-up")
				.taskUrls(Map.of("choose-organization", "/choose"))
				.domain("shop.example")
				.proxyUrl("/__clerk")
				.satellite(true)
				.satelliteAutoSync(true)
				.satelliteAllowedOrigins(List.of("https://s.example"))
				.organizationPatterns(List.of("/o/:slug"))
				.personalAccountPatterns(List.of("/me"))
				.apiUrl("http://localhost:1/x")
				.apiVersion("v2")
				.userAgent("shop/1")
				.connectTimeout(Duration.ofSeconds(3))
				.readTimeout(Duration.ofSeconds(4))
				.outageResponse(OutageResponse.UNAUTHENTICATED)
				.deniedResponse(DeniedResponse.STANDARD)
				.debug(true)
				.build()));
	}

	@Test
	void routesAreReadAsTheyAreWrittenInYaml() throws IOException {
		PropertySource<?> yaml = new YamlPropertySourceLoader().load("routes", new ClassPathResource("boot/routes.yml"))
			.get(0);

		this.binding.withInitializer((context) -> context.getEnvironment().getPropertySources().addFirst(yaml))
			.run((context) -> {
				ClerkRouteProperties routes = context.getBean(ClerkRouteProperties.class);
				assertThat(routes.publicPaths()).containsExactly("/", "/sign-in/:path*", "/sign-up/:path*");
				assertThat(routes.ruleCount()).isEqualTo(3);
				ProtectedRoute admin = routes.protectedPaths().get(0);
				assertThat(admin.paths()).containsExactly("/admin/:path*");
				assertThat(admin.role()).isEqualTo("org:admin");
				assertThat(admin.methods()).isEmpty();
				assertThat(admin.token()).isEmpty();
				ProtectedRoute machines = routes.protectedPaths().get(1);
				assertThat(machines).isEqualTo(
						new ProtectedRoute(List.of("/m2m/:path*"), List.of(RequestMethod.POST, RequestMethod.PUT), null,
								List.of("org:a", "org:b"), "org:x:read", List.of("org:y:read"), "export", "gold",
								Reverification.STRICT_MFA, List.of(AcceptedToken.M2M_TOKEN, AcceptedToken.ANY),
								List.of("a", "b"), "/hello", "/sorry", "/enter", true));
				assertThat(machines.namedTokens()).containsExactly(TokenType.M2M_TOKEN);
			});
	}

	@Test
	void anEmptyListOfPublicPathsIsAListAllTheSame() throws IOException {
		PropertySource<?> yaml = new YamlPropertySourceLoader()
			.load("routes", new ClassPathResource("boot/routes-none-public.yml"))
			.get(0);

		this.binding.withInitializer((context) -> context.getEnvironment().getPropertySources().addFirst(yaml))
			.run((context) -> assertThat(context.getBean(ClerkRouteProperties.class).publicPaths()).isEmpty());
	}

	@Test
	void theJwtKeyMayBeALocation() {
		this.starter.withPropertyValues("clerk.jwt-key=classpath:vectors/keys/tokens-rsa-a.public.pem")
			.run((context) -> assertThat(context.getBean(ClerkOptions.class).jwtKey()).isEqualTo(JwtKey.parse(PEM)));
		this.starter.withPropertyValues("clerk.jwt-key=file:src/test/resources/vectors/keys/tokens-rsa-a.public.pem")
			.run((context) -> assertThat(context.getBean(ClerkOptions.class).jwtKey()).isEqualTo(JwtKey.parse(PEM)));
	}

	@Test
	void connectionDetailsTakeThePlaceOfTheProperties() {
		ClerkConnectionDetails details = new ClerkConnectionDetails() {

			@Override
			public String getPublishableKey() {
				return TestKeys.PUBLISHABLE_LIVE;
			}

			@Override
			public String getSecretKey() {
				return TestKeys.SECRET_LIVE;
			}

			@Override
			public String getApiUrl() {
				return URI.create("http://localhost:1").toString();
			}

		};

		this.starter.withBean(ClerkConnectionDetails.class, () -> details)
			.withPropertyValues("clerk.audience=api")
			.run((context) -> assertThat(context.getBean(ClerkOptions.class)).isEqualTo(ClerkOptions.builder()
				.publishableKey(TestKeys.PUBLISHABLE_LIVE)
				.secretKey(TestKeys.SECRET_LIVE)
				.apiUrl("http://localhost:1")
				.audience(List.of("api"))
				.build()));
	}

	@Test
	void customizersHaveTheLastWord() {
		this.starter
			.withBean(ClerkOptionsBuilderCustomizer.class, () -> (builder) -> builder.audience(List.of("customized")))
			.run((context) -> assertThat(context.getBean(ClerkOptions.class).audience()).containsExactly("customized"));
	}

	@Test
	void nothingSecretIsShown() {
		this.starter.withPropertyValues("clerk.machine-secret-key=ak_" + SECRET, "clerk.jwt-key=" + PEM)
			.run((context) -> assertThat(context.getBean(ClerkProperties.class).toString()).doesNotContain(SECRET,
					"BEGIN"));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties({ ClerkProperties.class, ClerkRouteProperties.class })
	static class Binding {

	}

}
