package com.clerk.spring.test;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.junit.jupiter.SpringExtension;
import org.springframework.test.context.web.WebAppConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.context.WebApplicationContext;

import static com.clerk.spring.test.ClerkRequestPostProcessors.clerkApiKey;
import static com.clerk.spring.test.ClerkRequestPostProcessors.clerkM2m;
import static com.clerk.spring.test.ClerkRequestPostProcessors.clerkOAuth;
import static com.clerk.spring.test.ClerkRequestPostProcessors.clerkUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

@ExtendWith(SpringExtension.class)
@WebAppConfiguration
@Import(ProjectsApplication.class)
class ClerkMachineRequestPostProcessorTests {

	@Autowired
	private WebApplicationContext context;

	private MockMvcTester mvc;

	@BeforeEach
	void setUp() {
		this.mvc = MockMvcTester.from(this.context, (builder) -> builder.apply(springSecurity()).build());
	}

	@Test
	void aMachineOfAKindThatIsAcceptedPasses() {
		assertThat(get("/import", clerkApiKey().scope("projects:write"))).hasStatusOk()
			.hasBodyTextEqualTo("API_KEY of user_test {}");
		assertThat(get("/import", clerkApiKey("org_1").scope("a", "b").scope("projects:write").claim("tier", 1)))
			.hasBodyTextEqualTo("API_KEY of org_1 {tier=1}");
		assertThat(get("/import", clerkM2m("mch_1").scope("projects:write")))
			.hasBodyTextEqualTo("M2M_TOKEN of mch_1 {}");
	}

	@Test
	void aMachineWithoutTheScopeIsRefused() {
		MvcTestResult refused = get("/import", clerkM2m());

		assertThat(refused).hasStatus(403);
		assertThat(refused).headers()
			.hasValue("WWW-Authenticate", "Bearer error=\"insufficient_scope\", scope=\"projects:write\"");
	}

	@Test
	void otherKindsAreRefusedAsRealOnesAre() {
		assertThat(get("/import", clerkOAuth().scope("projects:write"))).hasStatus(401);
		assertThat(get("/projects", clerkApiKey())).hasStatus(404);
		assertThat(get("/spring/user", clerkApiKey())).hasStatus(404);
	}

	@Test
	void aChainThatAcceptsTheKindGrantsTheScopes() {
		assertThat(get("/partners/me", clerkOAuth("user_1").scope("read"))).hasStatusOk()
			.hasBodyTextEqualTo("user_1 true");
		assertThat(get("/partners/me", clerkOAuth())).hasStatus(403);
		for (RequestPostProcessor other : List.of(clerkApiKey().scope("read"), clerkUser())) {
			assertThat(get("/partners/me", other)).hasStatus(401);
		}
	}

	@Test
	void anOAuthTokenShowsNoClaims() {
		assertThatIllegalStateException().isThrownBy(() -> clerkOAuth().claim("tier", 1));
	}

	private MvcTestResult get(String path, RequestPostProcessor caller) {
		return this.mvc.get().uri(path).with(caller).exchange();
	}

}
