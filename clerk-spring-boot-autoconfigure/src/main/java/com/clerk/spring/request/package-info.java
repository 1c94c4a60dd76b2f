/**
 * What a request is: signed in or signed out, decided from an immutable request and
 * immutable options.
 */
@NullMarked
package com.clerk.spring.request;

import org.jspecify.annotations.NullMarked;
