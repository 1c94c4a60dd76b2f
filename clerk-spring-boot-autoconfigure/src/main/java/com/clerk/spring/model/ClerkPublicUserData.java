package com.clerk.spring.model;

import org.jspecify.annotations.Nullable;

/**
 * What members of an organization see of each other.
 *
 * @param userId the id of the user, or null
 * @param identifier such as its email address, or null
 * @param firstName its first name, or null
 * @param lastName its last name, or null
 * @param imageUrl its picture, or null
 * @param hasImage whether the picture was chosen
 * @since 0.1.0
 */
public record ClerkPublicUserData(@Nullable String userId, @Nullable String identifier, @Nullable String firstName,
		@Nullable String lastName, @Nullable String imageUrl, boolean hasImage) {

	/**
	 * Shows the id only: the rest is personal or secret.
	 */
	@Override
	public String toString() {
		return "ClerkPublicUserData[" + this.userId + "]";
	}

}
