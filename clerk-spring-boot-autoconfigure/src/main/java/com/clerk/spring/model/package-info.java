/**
 * Clerk's resources as records, as its Backend API and its webhooks describe them.
 */
@NullMarked
package com.clerk.spring.model;

import org.jspecify.annotations.NullMarked;
