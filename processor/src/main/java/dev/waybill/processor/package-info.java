/**
 * The only entry for javac: rounds, and the order of the stages read, check, write, emit. The
 * stages meet in the plain records of {@code model}.
 */
@NullMarked
package dev.waybill.processor;

import org.jspecify.annotations.NullMarked;
