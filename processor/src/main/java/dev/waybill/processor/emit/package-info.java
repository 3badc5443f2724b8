/** The only user of the Filer and the Messager. */
@NullMarked
package dev.waybill.processor.emit;

import org.jspecify.annotations.NullMarked;
