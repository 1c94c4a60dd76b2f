package com.clerk.spring.test.emulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

import com.clerk.spring.test.emulator.directory.Membership;
import com.clerk.spring.test.emulator.directory.Metadata;
import com.clerk.spring.test.emulator.directory.OrganizationAccount;
import com.clerk.spring.test.emulator.directory.Organizations;
import com.clerk.spring.test.emulator.directory.User;
import com.clerk.spring.test.emulator.directory.UserAccount;
import com.clerk.spring.test.emulator.directory.UserDetails;
import com.clerk.spring.test.emulator.directory.Users;
import com.clerk.spring.test.emulator.http.Ids;

/**
 * Describes a user to be made.
 *
 * <pre>
 * clerk.user("ada@example.com").password("correct-horse-42").memberOf("acme", "org:admin", "org:invoices:read").create();
 * </pre>
 *
 * @since 0.1.0
 */
public final class EmulatedUserBuilder {

	private final Users users;

	private final String emailAddress;

	private String id = Ids.next("user_");

	private @Nullable String password;

	private String firstName = "";

	private String lastName = "";

	private boolean secondFactor;

	private @Nullable String username;

	private @Nullable String externalId;

	private Metadata metadata = Metadata.NONE;

	private final List<Membership> memberships = new ArrayList<>();

	private List<String> features = List.of();

	private @Nullable String plan;

	private final Map<String, Object> claims = new LinkedHashMap<>();

	EmulatedUserBuilder(Users users, String emailAddress) {
		Assert.hasText(emailAddress, "A user has an email address");
		this.users = users;
		this.emailAddress = User.normalized(emailAddress);
	}

	/**
	 * Sets the id; a random one otherwise.
	 * @param id an id such as {@code user_…}
	 * @return this builder
	 */
	public EmulatedUserBuilder id(String id) {
		this.id = id;
		return this;
	}

	/**
	 * Sets the password for the hosted sign-in page, which accepts none otherwise.
	 * @param password the password
	 * @return this builder
	 */
	public EmulatedUserBuilder password(String password) {
		this.password = password;
		return this;
	}

	/**
	 * Gives the user a second factor, without which nobody signs in by password or code:
	 * an authenticator app, a phone, backup codes. Each takes the code {@code 424242}.
	 * Sessions begin with both factors just verified then, those too that a test begins
	 * itself by {@link ClerkEmulator#signIn(EmulatedUser)}.
	 * @return this builder
	 */
	public EmulatedUserBuilder secondFactor() {
		this.secondFactor = true;
		return this;
	}

	/**
	 * Sets the name; empty otherwise.
	 * @param firstName the first name
	 * @param lastName the last name
	 * @return this builder
	 */
	public EmulatedUserBuilder name(String firstName, String lastName) {
		this.firstName = firstName;
		this.lastName = lastName;
		return this;
	}

	/**
	 * Makes the user a member of an organization, which is made if there is none of that
	 * id or slug. New sessions of the user are in the first organization given.
	 * @param idOrSlug the organization
	 * @param role the role, such as {@code org:admin}
	 * @param permissions the permissions, such as {@code org:invoices:read}; system
	 * permissions ({@code org:sys_…}) are allowed and never travel in tokens
	 * @return this builder
	 * @throws IllegalArgumentException if the role or a permission is malformed, or the
	 * user is a member already
	 */
	public EmulatedUserBuilder memberOf(String idOrSlug, String role, String... permissions) {
		Organizations organizations = this.users.organizations();
		OrganizationAccount organization = organizations.findOrAdd(idOrSlug,
				() -> new EmulatedOrganizationBuilder(organizations, idOrSlug).build());
		Membership membership = Membership.of(organization.id(), role, List.of(permissions), this.users.now());
		Assert.isTrue(this.memberships.stream().noneMatch((each) -> each.organizationId().equals(organization.id())),
				() -> "The user is a member of " + idOrSlug + " already");
		this.memberships.add(membership);
		return this;
	}

	/**
	 * Sets the user name; none otherwise.
	 * @param username the user name
	 * @return this builder
	 */
	public EmulatedUserBuilder username(String username) {
		this.username = username;
		return this;
	}

	/**
	 * Sets the id that the user has in the application; none otherwise.
	 * @param externalId the id
	 * @return this builder
	 */
	public EmulatedUserBuilder externalId(String externalId) {
		this.externalId = externalId;
		return this;
	}

	/**
	 * Sets what everybody may read.
	 * @param metadata name to value: a text, number, boolean, list or map
	 * @return this builder
	 */
	public EmulatedUserBuilder publicMetadata(Map<String, Object> metadata) {
		this.metadata = new Metadata(metadata, this.metadata.privateData(), this.metadata.unsafeData());
		return this;
	}

	/**
	 * Sets what only the backend may read.
	 * @param metadata name to value: a text, number, boolean, list or map
	 * @return this builder
	 */
	public EmulatedUserBuilder privateMetadata(Map<String, Object> metadata) {
		this.metadata = new Metadata(this.metadata.publicData(), metadata, this.metadata.unsafeData());
		return this;
	}

	/**
	 * Sets what the user may write.
	 * @param metadata name to value: a text, number, boolean, list or map
	 * @return this builder
	 */
	public EmulatedUserBuilder unsafeMetadata(Map<String, Object> metadata) {
		this.metadata = new Metadata(this.metadata.publicData(), this.metadata.privateData(), metadata);
		return this;
	}

	/**
	 * Sets the features of the user's own plan.
	 * @param features the features, without a scope
	 * @return this builder
	 */
	public EmulatedUserBuilder features(String... features) {
		this.features = List.of(features);
		return this;
	}

	/**
	 * Sets the user's own plan; none otherwise.
	 * @param plan the plan, without a scope
	 * @return this builder
	 */
	public EmulatedUserBuilder plan(String plan) {
		this.plan = plan;
		return this;
	}

	/**
	 * Adds a claim to the user's session tokens. The claims that Clerk itself sets can't
	 * be replaced.
	 * @param name the claim's name
	 * @param value a text, number, boolean, list or map
	 * @return this builder
	 */
	public EmulatedUserBuilder claim(String name, Object value) {
		this.claims.put(name, value);
		return this;
	}

	/**
	 * Makes the user.
	 * @return the user
	 * @throws IllegalArgumentException if the id or the address is taken
	 */
	public EmulatedUser create() {
		UserAccount account = build();
		this.users.add(account);
		return EmulatedUser.of(account);
	}

	UserAccount build() {
		User user = new User(this.id, this.emailAddress, this.firstName, this.lastName);
		Instant now = this.users.now();
		UserDetails details = new UserDetails(this.username, this.externalId, this.metadata, false, false,
				this.secondFactor, null, now);
		return new UserAccount(user, this.password, this.memberships, this.features, this.plan, this.claims, details,
				now);
	}

}
