package com.clerk.spring.test.emulator;

/**
 * A membership as it is shown.
 *
 * @param membership the membership
 * @param organization the organization
 * @param account the user
 */
record MembershipView(Membership membership, OrganizationView organization, UserAccount account) {
}
