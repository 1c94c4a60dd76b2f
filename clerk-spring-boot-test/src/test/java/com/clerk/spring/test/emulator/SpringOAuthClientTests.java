package com.clerk.spring.test.emulator;

import java.net.URI;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Spring Security's own client finds the emulator by its address and signs a user in.
 */
class SpringOAuthClientTests {

	private static final String ADA = "ada@example.com";

	private final ClerkEmulator clerk = ClerkEmulator.builder().sharedKeyPair().start();

	private final EmulatedUser ada = this.clerk.user(ADA)
		.password(OAuthRound.PASSWORD)
		.name("Ada", "Lovelace")
		.create();

	private final EmulatedOAuthApplication site = this.clerk.oauthApplications()
		.create("Site", (a) -> a.redirectUri("http://localhost/login/oauth2/code/clerk")
			.scopes("openid", "profile", "email", "offline_access"));

	private final ClientRegistration registration = ClientRegistrations.fromIssuerLocation(this.clerk.url())
		.registrationId("clerk")
		.clientId(this.site.clientId())
		.clientSecret(this.site.clientSecret())
		.scope("openid", "profile", "email", "offline_access")
		.redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
		.build();

	private final OAuth2AuthorizationRequestResolver requests = new DefaultOAuth2AuthorizationRequestResolver(
			new InMemoryClientRegistrationRepository(this.registration));

	private final AuthenticationProvider client = new OidcAuthorizationCodeAuthenticationProvider(
			new RestClientAuthorizationCodeTokenResponseClient(), new OidcUserService());

	@AfterEach
	void close() {
		this.clerk.close();
	}

	@Test
	void aUserSignsIn() {
		OAuth2AuthorizationRequest request = request();

		OAuth2LoginAuthenticationToken login = (OAuth2LoginAuthenticationToken) this.client
			.authenticate(login(request, allowed(request)));

		OidcUser user = (OidcUser) login.getPrincipal();
		assertThat(user.getSubject()).isEqualTo(this.ada.id());
		assertThat(user.getFullName()).isEqualTo("Ada Lovelace");
		assertThat(user.getEmail()).isEqualTo(ADA);
		assertThat(user.getUserInfo().getSubject()).isEqualTo(this.ada.id());
		assertThat(login.getAccessToken().getScopes()).containsExactlyInAnyOrder("openid", "profile", "email",
				"offline_access");
		assertThat(login.getRefreshToken()).isNotNull();
	}

	@Test
	void aCodeSignsInOnce() {
		OAuth2AuthorizationRequest request = request();
		Map<String, String> answer = allowed(request);
		this.client.authenticate(login(request, answer));

		assertThatExceptionOfType(AuthenticationException.class)
			.isThrownBy(() -> this.client.authenticate(login(request, answer)))
			.withMessageContaining("invalid_grant");
	}

	private OAuth2AuthorizationRequest request() {
		return this.requests.resolve(new MockHttpServletRequest("GET", "/oauth2/authorization/clerk"), "clerk");
	}

	private Map<String, String> allowed(OAuth2AuthorizationRequest request) {
		OAuthRound round = new OAuthRound(this.clerk, this.site).signedIn(ADA);
		URI address = URI.create(request.getAuthorizationRequestUri());
		Answer page = round.browser().get(address.getRawPath() + "?" + address.getRawQuery());
		return OAuthRound.parameters(round.decide(OAuthRound.consentToken(page), "allow"));
	}

	private OAuth2LoginAuthenticationToken login(OAuth2AuthorizationRequest request, Map<String, String> answer) {
		OAuth2AuthorizationResponse response = OAuth2AuthorizationResponse.success(answer.get("code"))
			.redirectUri(request.getRedirectUri())
			.state(answer.get("state"))
			.build();
		return new OAuth2LoginAuthenticationToken(this.registration,
				new OAuth2AuthorizationExchange(request, response));
	}

}
