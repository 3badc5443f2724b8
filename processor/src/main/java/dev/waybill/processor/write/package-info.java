/** Records in, files out; knows neither the compiler nor the Filer. */
@NullMarked
package dev.waybill.processor.write;

import org.jspecify.annotations.NullMarked;
