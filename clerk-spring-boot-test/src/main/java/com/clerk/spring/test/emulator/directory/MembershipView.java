package com.clerk.spring.test.emulator.directory;

/**
 * A membership as it is shown.
 *
 * @param membership the membership
 * @param organization the organization
 * @param account the user
 */
public record MembershipView(Membership membership, OrganizationView organization, UserAccount account) {
}
