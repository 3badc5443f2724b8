package dev.waybill.internal.planted.dispatch;

import dev.waybill.internal.registry.OpEntry;

/// A dispatcher that knows how names are kept.
record KnowsTheEntries(OpEntry entry) {}
