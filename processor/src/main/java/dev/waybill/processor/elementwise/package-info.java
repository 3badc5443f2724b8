/**
 * Translates the body of a scalar method into an expression, differentiates it and writes both as
 * kernels in other languages. Depends on the compiler's trees in {@code BodyReader} only, and on no
 * other stage.
 */
@NullMarked
package dev.waybill.processor.elementwise;

import org.jspecify.annotations.NullMarked;
