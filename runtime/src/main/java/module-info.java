/// The registry of exported names, the dispatcher of ops, and tensors on the CPU.
@org.jspecify.annotations.NullMarked
module dev.waybill.runtime {
  requires static jdk.incubator.vector;
  requires static jdk.jfr;
  requires static org.jspecify;
  requires transitive dev.waybill.annotations;

  exports dev.waybill.autograd;
  exports dev.waybill.data;
  exports dev.waybill.debug;
  exports dev.waybill.device;
  exports dev.waybill.dispatch;
  exports dev.waybill.distributed;
  exports dev.waybill.io;
  exports dev.waybill.kernel;
  exports dev.waybill.memory;
  exports dev.waybill.nn;
  exports dev.waybill.ops.tensor;
  exports dev.waybill.optim;
  exports dev.waybill.optim.lr;
  exports dev.waybill.registry;
  exports dev.waybill.samples;
  exports dev.waybill.tensor;
  exports dev.waybill.training;

  uses dev.waybill.device.DeviceBackend;
  uses dev.waybill.distributed.ProcessGroupEngine;
  uses dev.waybill.spi.Capability;
  uses dev.waybill.spi.ExportModule;

  provides dev.waybill.device.DeviceBackend with
      dev.waybill.internal.cuda.CudaBackend,
      dev.waybill.internal.opencl.OpenClBackend;
  provides dev.waybill.distributed.ProcessGroupEngine with
      dev.waybill.internal.distributed.LocalEngine,
      dev.waybill.internal.distributed.MpiEngine,
      dev.waybill.internal.distributed.ThreadsEngine;
  provides dev.waybill.spi.Capability with
      dev.waybill.internal.blas.BlasCapability,
      dev.waybill.internal.dispatch.VectorCapability;
  provides dev.waybill.spi.ExportModule with
      dev.waybill.runtime.waybill.dev_waybill__waybill_runtime;
}
