/// What the search ops are made of: postings, impacts, windowed pruning and the way an index is
/// built. Plain arrays and loops; knows nothing of ops, registries or files.
@NullMarked
package dev.waybill.ops.search.engine;

import org.jspecify.annotations.NullMarked;
