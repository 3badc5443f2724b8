/** The only importer of the compiler's model: elements in, drafts out. */
@NullMarked
package dev.waybill.processor.read;

import org.jspecify.annotations.NullMarked;
