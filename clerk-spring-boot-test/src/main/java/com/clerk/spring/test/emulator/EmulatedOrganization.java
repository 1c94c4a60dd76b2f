package com.clerk.spring.test.emulator;

/**
 * An organization of the local Clerk.
 *
 * @param id an id such as {@code org_…}
 * @param slug the slug
 * @param name the name shown
 * @since 0.1.0
 */
public record EmulatedOrganization(String id, String slug, String name) {

}
