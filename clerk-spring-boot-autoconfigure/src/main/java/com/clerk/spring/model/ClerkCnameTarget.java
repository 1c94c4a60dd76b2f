package com.clerk.spring.model;

import org.jspecify.annotations.Nullable;

/**
 * A CNAME record that a domain needs in its DNS.
 *
 * @param host the name of the record, such as {@code clerk.example.com}, or null
 * @param value what it points to, or null
 * @param required whether the domain works only with it
 * @since 0.1.0
 */
public record ClerkCnameTarget(@Nullable String host, @Nullable String value, boolean required) {
}
