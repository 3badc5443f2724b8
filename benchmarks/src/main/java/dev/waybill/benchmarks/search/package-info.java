/// Search beside Lucene.
@NullMarked
package dev.waybill.benchmarks.search;

import org.jspecify.annotations.NullMarked;
