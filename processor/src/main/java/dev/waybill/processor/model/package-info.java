/**
 * Plain records between the stages; no type of the compiler appears in them. What stands in source
 * is kept as written, right or wrong: judging it is the business of {@code check}.
 */
@NullMarked
package dev.waybill.processor.model;

import org.jspecify.annotations.NullMarked;
