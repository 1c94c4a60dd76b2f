package com.clerk.spring.test.emulator;

/**
 * An organization as it is shown.
 *
 * @param account the organization
 * @param members how many members it has
 */
record OrganizationView(OrganizationAccount account, int members) {
}
