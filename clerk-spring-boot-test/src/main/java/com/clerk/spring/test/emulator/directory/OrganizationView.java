package com.clerk.spring.test.emulator.directory;

/**
 * An organization as it is shown.
 *
 * @param account the organization
 * @param members how many members it has
 * @param pendingInvitations how many are invited and have not answered
 */
public record OrganizationView(OrganizationAccount account, int members, int pendingInvitations) {

	public int membersAndInvited() {
		return this.members + this.pendingInvitations;
	}

}
