package com.example.harbor;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import com.clerk.spring.auth.ClerkProtect;

/**
 * An annotation of one's own, made of {@link ClerkProtect}.
 */
@Target({ ElementType.TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
@ClerkProtect(role = "org:admin")
@interface AdminOnly {

}
