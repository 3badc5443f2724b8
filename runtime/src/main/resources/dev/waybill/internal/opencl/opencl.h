// What stands in front of every program on OpenCL: see dev.waybill.device.Accelerator.header().
// OpenCL C 1.2 has the integer types and the functions of math.h for float and double by itself.

#ifdef cl_khr_fp64
#pragma OPENCL EXTENSION cl_khr_fp64 : enable
#endif
#ifdef cl_khr_int64_base_atomics
#pragma OPENCL EXTENSION cl_khr_int64_base_atomics : enable
#endif
// Products and sums round each: whoever wants one rounding writes fma.
#pragma OPENCL FP_CONTRACT OFF

#define KERNEL __kernel
// The compilers of OpenCL know functions of one name for several types by this attribute of clang.
#define DEVICE static __attribute__((overloadable))
#define GLOBAL __global
#define LOCAL __local
#define LOCAL_ARRAY(T, name, n) __local T name[n]
#define SHARED(T, name) __local T* name
#define SHARED_IS(T, name)

#define GROUP(axis) ((int) get_group_id(axis))
#define GROUPS(axis) ((int) get_num_groups(axis))
#define ITEM(axis) ((int) get_local_id(axis))
#define ITEMS(axis) ((int) get_local_size(axis))
#define GID(axis) ((long) get_global_id(axis))
#define BARRIER barrier(CLK_LOCAL_MEM_FENCE | CLK_GLOBAL_MEM_FENCE)

#define ATOMIC_ADD(p, v) add_atomically(p, v)
#define ATOMIC_MAX(p, v) atomic_max(p, v)
#define REFUSE(p, found) ((p)[1] = (found), (p)[0] = 1)

DEVICE void add_atomically(volatile GLOBAL int* p, int v) {
  atomic_add(p, v);
}

DEVICE void add_atomically(volatile GLOBAL float* p, float v) {
  volatile GLOBAL uint* place = (volatile GLOBAL uint*) p;
  uint seen = *place;
  for (;;) {
    uint now = atomic_cmpxchg(place, seen, as_uint(as_float(seen) + v));
    if (now == seen) {
      return;
    }
    seen = now;
  }
}

#ifdef cl_khr_int64_base_atomics
DEVICE void add_atomically(volatile GLOBAL long* p, long v) {
  atom_add(p, v);
}
#endif

#if defined(cl_khr_fp64) && defined(cl_khr_int64_base_atomics)
DEVICE void add_atomically(volatile GLOBAL double* p, double v) {
  volatile GLOBAL ulong* place = (volatile GLOBAL ulong*) p;
  ulong seen = *place;
  for (;;) {
    ulong now = atom_cmpxchg(place, seen, as_ulong(as_double(seen) + v));
    if (now == seen) {
      return;
    }
    seen = now;
  }
}
#endif

// By bits, because not all devices have halves, and those may cut the smallest numbers to 0.
DEVICE float f16_value(ushort bits) {
  uint sign = (uint) (bits & 0x8000) << 16;
  uint rest = bits & 0x7fff;
  uint size;
  if (rest < 0x0400) {
    size = as_uint(rest * 0x1p-24f);
  } else if (rest < 0x7c00) {
    size = (rest << 13) + (112 << 23);
  } else {
    size = 0x7f800000 | rest << 13;
  }
  return as_float(sign | size);
}

DEVICE ushort f16_bits(float x) {
  uint size = as_uint(x) & 0x7fffffff;
  uint sign = as_uint(x) >> 16 & 0x8000;
  uint rest;
  if (size > 0x7f800000) {
    rest = 0x7e00;
  } else if (size >= 0x477ff000) {
    rest = 0x7c00;
  } else if (size < 0x38800000) {
    // The last bit of a number from 0.5 to 1 stands for 2^-24, as that of the smallest halves.
    rest = as_uint(as_float(size) + 0.5f) - as_uint(0.5f);
  } else {
    rest = (size - (112 << 23) + 0x0fff + (size >> 13 & 1)) >> 13;
  }
  return (ushort) (sign | rest);
}

DEVICE float bf16_value(ushort bits) {
  return as_float((uint) bits << 16);
}

DEVICE ushort bf16_bits(float x) {
  uint bits = as_uint(x);
  if ((bits & 0x7fffffff) > 0x7f800000) {
    return (ushort) (bits >> 16 | 0x40);
  }
  return (ushort) ((bits + 0x7fff + (bits >> 16 & 1)) >> 16);
}

#ifdef cl_khr_fp64
// Cuts, and sets the last bit where something was cut, so that rounding again is rounding once.
DEVICE float to_odd(double x) {
  float near = convert_float_rtz(x);
  return near == x || isnan(x) ? near : as_float(as_uint(near) | 1);
}

DEVICE ushort f16_bits(double x) {
  return f16_bits(to_odd(x));
}

DEVICE ushort bf16_bits(double x) {
  return bf16_bits(to_odd(x));
}
#endif

