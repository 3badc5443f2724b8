/// What kernels cost.
@NullMarked
package dev.waybill.benchmarks.kernel;

import org.jspecify.annotations.NullMarked;
