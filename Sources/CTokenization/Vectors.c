// SPDX-License-Identifier: Apache-2.0
#include "Vectors.h"

enum vector_level best_vector_level(void) {
#ifdef __x86_64__
  if (__builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2") &&
      __builtin_cpu_supports("popcnt") && __builtin_cpu_supports("lzcnt")) {
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
        __builtin_cpu_supports("avx512vl")) {
      return vectors_of_64;
    }
    if (__builtin_cpu_supports("avx2")) return vectors_of_32;
  }
#endif
  return vectors_of_16;
}
