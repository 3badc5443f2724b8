package dev.waybill.internal.planted.tensor;

import dev.waybill.registry.Registry;

/// A tensor that looks ops up itself.
record KnowsTheRegistry(Registry registry) {}
