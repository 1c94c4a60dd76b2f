/**
 * What an operator sees: the rules about keys and the report at start-up.
 */
@NullMarked
package com.clerk.spring.operations;

import org.jspecify.annotations.NullMarked;
