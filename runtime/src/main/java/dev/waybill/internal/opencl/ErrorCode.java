package dev.waybill.internal.opencl;

/// The codes that functions of OpenCL return, by the names of `CL/cl.h` and `CL/cl_ext.h`.
final class ErrorCode {
  static final int SUCCESS = 0;
  static final int DEVICE_NOT_FOUND = -1;
  static final int DEVICE_NOT_AVAILABLE = -2;
  static final int OUT_OF_OBJECT_MEMORY = -4;
  static final int OUT_OF_RESOURCES = -5;
  static final int OUT_OF_HOST_MEMORY = -6;
  static final int INVALID_COMMAND_QUEUE = -36;
  static final int INVALID_KERNEL_NAME = -46;
  static final int INVALID_BUFFER_SIZE = -61;
  static final int NO_PLATFORM = -1001;

  /// What NVIDIA's driver says after a kernel reached outside of its buffers.
  static final int ILLEGAL_ACCESS = -9999;

  /// From -1 down.
  private static final String[] OF_RUNTIME = {
    "DEVICE_NOT_FOUND",
    "DEVICE_NOT_AVAILABLE",
    "COMPILER_NOT_AVAILABLE",
    "MEM_OBJECT_ALLOCATION_FAILURE",
    "OUT_OF_RESOURCES",
    "OUT_OF_HOST_MEMORY",
    "PROFILING_INFO_NOT_AVAILABLE",
    "MEM_COPY_OVERLAP",
    "IMAGE_FORMAT_MISMATCH",
    "IMAGE_FORMAT_NOT_SUPPORTED",
    "BUILD_PROGRAM_FAILURE",
    "MAP_FAILURE",
    "MISALIGNED_SUB_BUFFER_OFFSET",
    "EXEC_STATUS_ERROR_FOR_EVENTS_IN_WAIT_LIST",
    "COMPILE_PROGRAM_FAILURE",
    "LINKER_NOT_AVAILABLE",
    "LINK_PROGRAM_FAILURE",
    "DEVICE_PARTITION_FAILED",
    "KERNEL_ARG_INFO_NOT_AVAILABLE",
  };

  /// From -30 down.
  private static final String[] OF_CALLS = {
    "INVALID_VALUE",
    "INVALID_DEVICE_TYPE",
    "INVALID_PLATFORM",
    "INVALID_DEVICE",
    "INVALID_CONTEXT",
    "INVALID_QUEUE_PROPERTIES",
    "INVALID_COMMAND_QUEUE",
    "INVALID_HOST_PTR",
    "INVALID_MEM_OBJECT",
    "INVALID_IMAGE_FORMAT_DESCRIPTOR",
    "INVALID_IMAGE_SIZE",
    "INVALID_SAMPLER",
    "INVALID_BINARY",
    "INVALID_BUILD_OPTIONS",
    "INVALID_PROGRAM",
    "INVALID_PROGRAM_EXECUTABLE",
    "INVALID_KERNEL_NAME",
    "INVALID_KERNEL_DEFINITION",
    "INVALID_KERNEL",
    "INVALID_ARG_INDEX",
    "INVALID_ARG_VALUE",
    "INVALID_ARG_SIZE",
    "INVALID_KERNEL_ARGS",
    "INVALID_WORK_DIMENSION",
    "INVALID_WORK_GROUP_SIZE",
    "INVALID_WORK_ITEM_SIZE",
    "INVALID_GLOBAL_OFFSET",
    "INVALID_EVENT_WAIT_LIST",
    "INVALID_EVENT",
    "INVALID_OPERATION",
    "INVALID_GL_OBJECT",
    "INVALID_BUFFER_SIZE",
    "INVALID_MIP_LEVEL",
    "INVALID_GLOBAL_WORK_SIZE",
    "INVALID_PROPERTY",
    "INVALID_IMAGE_DESCRIPTOR",
    "INVALID_COMPILER_OPTIONS",
    "INVALID_LINKER_OPTIONS",
    "INVALID_DEVICE_PARTITION_COUNT",
    "INVALID_PIPE_SIZE",
    "INVALID_DEVICE_QUEUE",
    "INVALID_SPEC_ID",
    "MAX_SIZE_RESTRICTION_EXCEEDED",
  };

  private ErrorCode() {}

  /// Returns the name and the number of a code.
  static String text(int code) {
    String name = "unknown code";
    if (code == SUCCESS) {
      name = "CL_SUCCESS";
    } else if (code == NO_PLATFORM) {
      name = "CL_PLATFORM_NOT_FOUND_KHR";
    } else if (code < 0 && code >= -OF_RUNTIME.length) {
      name = "CL_" + OF_RUNTIME[-1 - code];
    } else if (code <= -30 && code > -30 - OF_CALLS.length) {
      name = "CL_" + OF_CALLS[-30 - code];
    }
    return name + " (" + code + ")";
  }

  /// Returns whether a code says that the device is not there any more. No queue of ours is ever
  /// invalid by itself.
  static boolean isLost(int code) {
    return code == DEVICE_NOT_AVAILABLE || code == INVALID_COMMAND_QUEUE || code == ILLEGAL_ACCESS;
  }

  /// Returns whether a code says that there is not enough memory for a buffer.
  static boolean isOutOfMemory(int code) {
    return code == OUT_OF_OBJECT_MEMORY
        || code == OUT_OF_RESOURCES
        || code == OUT_OF_HOST_MEMORY
        || code == INVALID_BUFFER_SIZE;
  }
}
