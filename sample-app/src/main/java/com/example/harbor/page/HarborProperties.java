package com.example.harbor.page;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of the pages.
 *
 * @param browserClient whether pages have Clerk's browser client
 * @param demoUsers the users whom the sign-in form offers: those of the local Clerk
 */
@ConfigurationProperties("harbor")
record HarborProperties(@DefaultValue("false") boolean browserClient, @DefaultValue List<DemoUser> demoUsers) {

	/**
	 * A user of the local Clerk, whose password is no secret.
	 *
	 * @param name the first name
	 * @param email the address to sign in with
	 * @param password the password
	 */
	record DemoUser(String name, String email, String password) {

	}

}
