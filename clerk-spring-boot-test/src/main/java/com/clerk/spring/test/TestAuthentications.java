package com.clerk.spring.test;

import java.util.ArrayList;
import java.util.List;

import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

import com.clerk.spring.auth.SessionAuth;

/**
 * Makes the authentication of a made-up session: an anonymous one where the session does
 * not count as signed in.
 */
final class TestAuthentications {

	private static final String KEY = "clerk";

	private TestAuthentications() {
	}

	static Authentication of(TestSession session) {
		SessionAuth auth = session.auth();
		if (!auth.isAuthenticated()) {
			return new AnonymousAuthenticationToken(KEY, auth, AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS"));
		}
		return new TestingAuthenticationToken(auth, null, authorities(auth));
	}

	private static List<GrantedAuthority> authorities(SessionAuth auth) {
		List<GrantedAuthority> authorities = new ArrayList<>();
		if (auth.orgRole() != null) {
			authorities.add(new SimpleGrantedAuthority("ROLE_" + auth.orgRole()));
		}
		auth.orgPermissions().stream().map(SimpleGrantedAuthority::new).forEach(authorities::add);
		return authorities;
	}

}
