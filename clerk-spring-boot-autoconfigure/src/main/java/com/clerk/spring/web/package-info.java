/**
 * Into Spring MVC: controller arguments and annotations decided before anything is bound.
 */
@NullMarked
package com.clerk.spring.web;

import org.jspecify.annotations.NullMarked;
