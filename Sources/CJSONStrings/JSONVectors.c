// SPDX-License-Identifier: Apache-2.0
#include "JSONVectors.h"

enum json_vectors best_json_vectors(void) {
#ifdef __x86_64__
  if (__builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2") &&
      __builtin_cpu_supports("popcnt") && __builtin_cpu_supports("lzcnt")) {
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
        __builtin_cpu_supports("avx512vl")) {
      return json_vectors_of_64;
    }
    if (__builtin_cpu_supports("avx2")) return json_vectors_of_32;
  }
#endif
  return json_vectors_of_16;
}
