/// What exporting costs: at compile time and when a program starts.
@NullMarked
package dev.waybill.benchmarks.export;

import org.jspecify.annotations.NullMarked;
