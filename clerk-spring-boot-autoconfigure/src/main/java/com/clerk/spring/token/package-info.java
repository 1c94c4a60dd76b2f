/**
 * Whether a token is genuine and valid now: decoding, signing keys, checks, and the
 * memory of verified signatures.
 */
@NullMarked
package com.clerk.spring.token;

import org.jspecify.annotations.NullMarked;
