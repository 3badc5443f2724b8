package dev.waybill.processor.elementwise;

import com.sun.source.util.TreePath;

/**
 * Something in a body that cannot be translated.
 *
 * @param message what it is and what to write instead
 * @param at where it stands
 */
public record Problem(String message, TreePath at) {}
