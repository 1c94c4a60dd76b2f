package com.clerk.spring.test.emulator.directory;

import org.jspecify.annotations.Nullable;

/**
 * An invitation as it is shown.
 *
 * @param invitation the invitation
 * @param organization the organization
 * @param inviter the user who invites, or null
 */
public record InvitationView(Invitation invitation, OrganizationView organization, @Nullable UserAccount inviter) {
}
