/// Proves ops from the registry and the samples beside them: for the project's own ops and for
/// other people's. Depends on the runtime's public packages and on JUnit.
@NullMarked
package dev.waybill.testkit;

import org.jspecify.annotations.NullMarked;
