/// What a lookup by name costs.
@NullMarked
package dev.waybill.benchmarks.call;

import org.jspecify.annotations.NullMarked;
