/**
 * Turns methods with {@code @Elementwise} into ops, kernels and gradients: drafts as if their
 * authors had written them, and the class that holds them.
 */
@NullMarked
package dev.waybill.processor.kernels;

import org.jspecify.annotations.NullMarked;
