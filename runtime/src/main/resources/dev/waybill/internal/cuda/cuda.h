// CUDA C for kernels that are also OpenCL C: what each name means stands at Accelerator.header().
#define KERNEL extern "C" __global__
#define DEVICE static inline __device__
#define GLOBAL
#define LOCAL
#define LOCAL_ARRAY(T, name, n) __shared__ T name[n]
// The memory itself is no argument here; its size is passed so that lists of arguments are alike.
#define SHARED(T, name) int name##_bytes
#define SHARED_IS(T, name)                             \
  extern __shared__ __align__(16) uchar shared_bytes[]; \
  T* name = reinterpret_cast<T*>(shared_bytes)

#define OF_AXIS(value, axis) ((int) ((axis) == 0 ? value.x : (axis) == 1 ? value.y : value.z))
#define GROUP(axis) OF_AXIS(blockIdx, axis)
#define GROUPS(axis) OF_AXIS(gridDim, axis)
#define ITEM(axis) OF_AXIS(threadIdx, axis)
#define ITEMS(axis) OF_AXIS(blockDim, axis)
#define GID(axis) ((long) GROUP(axis) * ITEMS(axis) + ITEM(axis))
#define BARRIER __syncthreads()
#define ATOMIC_ADD(p, v) add_atomically(p, v)
#define ATOMIC_MAX(p, v) atomicMax(p, v)
#define REFUSE(p, found) ((p)[1] = (found), (p)[0] = 1)

#ifndef INFINITY
#define INFINITY __int_as_float(0x7f800000)
#endif
#ifndef NAN
#define NAN __int_as_float(0x7fc00000)
#endif

typedef unsigned char uchar;
typedef unsigned short ushort;
typedef unsigned int uint;
typedef unsigned long ulong;
static_assert(sizeof(long) == 8, "long has 64 bits");

DEVICE void add_atomically(int* p, int v) { atomicAdd(p, v); }
DEVICE void add_atomically(float* p, float v) { atomicAdd(p, v); }
DEVICE void add_atomically(double* p, double v) { atomicAdd(p, v); }
DEVICE void add_atomically(long* p, long v) {
  // Whole numbers wrap around alike with and without a sign.
  atomicAdd(reinterpret_cast<unsigned long long*>(p), (unsigned long long) v);
}

DEVICE float f16_value(ushort bits) {
  float x;
  asm("cvt.f32.f16 %0, %1;" : "=f"(x) : "h"(bits));
  return x;
}

DEVICE ushort f16_bits(float x) {
  ushort bits;
  asm("cvt.rn.f16.f32 %0, %1;" : "=h"(bits) : "f"(x));
  return bits;
}

DEVICE ushort f16_bits(double x) {
  ushort bits;
  asm("cvt.rn.f16.f64 %0, %1;" : "=h"(bits) : "d"(x));
  return bits;
}

DEVICE float bf16_value(ushort bits) { return __uint_as_float((uint) bits << 16); }

DEVICE ushort bf16_bits(float x) {
  uint bits = __float_as_uint(x);
  return x != x ? 0x7fc0 : (ushort) ((bits + 0x7fff + (bits >> 16 & 1)) >> 16);
}

// Cuts to float, and sets the last bit where something was cut, so that rounding again is rounding
// once.
DEVICE ushort bf16_bits(double x) {
  float near = __double2float_rz(x);
  return bf16_bits(near == x || x != x ? near : __uint_as_float(__float_as_uint(near) | 1));
}

// Without a sign char would be unsigned where the host is an Arm.
#define char signed char
#line 1 "kernel"
