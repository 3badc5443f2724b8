/// What happens in calls of ops: a profiler, a trace of the choice of kernels, and the event
/// `dev.waybill.Op` of Flight Recorder. None costs anything while it is off.
@org.jspecify.annotations.NullMarked
package dev.waybill.debug;
