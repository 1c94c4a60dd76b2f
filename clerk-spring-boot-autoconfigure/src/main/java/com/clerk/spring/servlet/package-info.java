/**
 * From a servlet request to the request that is decided: public URL, headers, options.
 */
@NullMarked
package com.clerk.spring.servlet;

import org.jspecify.annotations.NullMarked;
