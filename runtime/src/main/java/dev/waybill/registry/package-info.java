/// Exported symbols by name: what stands behind a name, which names a symbol has, and the handle
/// of an op. Depends on `dev.waybill.dispatch` and the internal packages.
package dev.waybill.registry;
