/// The analysers, each found by its name: `search.analyzer.english` is `english` to the ops. A new
/// one is a new file with an `@Export`; other libraries export theirs under their own prefix, and
/// the ops take the full name.
@Namespace(
    value = "search.analyzer",
    title = "Analysers: from text to terms",
    facadePackage = "dev.waybill.api",
    facade = "Analyzers")
@NullMarked
package dev.waybill.ops.search.analyzer;

import dev.waybill.annotations.Namespace;
import org.jspecify.annotations.NullMarked;
