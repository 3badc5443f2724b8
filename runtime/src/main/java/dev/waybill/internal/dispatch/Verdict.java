package dev.waybill.internal.dispatch;

/// Why a kernel runs for a call, or does not.
///
/// @param taken whether it runs
/// @param why a reason; empty for the kernel that is taken in the usual way
public record Verdict(DeclaredKernel kernel, boolean taken, String why) {}
