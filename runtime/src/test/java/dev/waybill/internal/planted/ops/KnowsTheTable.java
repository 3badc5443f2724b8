package dev.waybill.internal.planted.ops;

import dev.waybill.internal.dispatch.TableHandle;

/// An op that no library outside could write.
record KnowsTheTable(TableHandle handle) {}
