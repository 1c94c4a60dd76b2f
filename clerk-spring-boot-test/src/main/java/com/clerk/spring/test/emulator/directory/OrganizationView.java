package com.clerk.spring.test.emulator.directory;

/**
 * An organization as it is shown.
 *
 * @param account the organization
 * @param members how many members it has
 */
public record OrganizationView(OrganizationAccount account, int members) {
}
