// SPDX-License-Identifier: Apache-2.0
#include "CMinHash.h"

#include <string.h>

/// Sixteen lanes: two registers with AVX2, four elsewhere.
typedef uint32_t lanes __attribute__((vector_size(64)));

enum { LANES = 16 };

/// One group of permutations over all hashes; its state stays in registers.
static inline __attribute__((always_inline)) void update_group(
    uint32_t *minima, const uint32_t *multipliers, const uint32_t *increments,
    const uint64_t *hashes, size_t count) {
  lanes low, high, low_multipliers, high_multipliers, low_increments, high_increments;
  memcpy(&low, minima, sizeof low);
  memcpy(&high, minima + LANES, sizeof high);
  memcpy(&low_multipliers, multipliers, sizeof low);
  memcpy(&high_multipliers, multipliers + LANES, sizeof high);
  memcpy(&low_increments, increments, sizeof low);
  memcpy(&high_increments, increments + LANES, sizeof high);
  for (size_t i = 0; i < count; i++) {
    uint32_t x = (uint32_t)(hashes[i] >> 32);
    low = __builtin_elementwise_min(low, low_multipliers * x + low_increments);
    high = __builtin_elementwise_min(high, high_multipliers * x + high_increments);
  }
  memcpy(minima, &low, sizeof low);
  memcpy(minima + LANES, &high, sizeof high);
}

static inline __attribute__((always_inline)) void update_groups(
    uint32_t *minima, const uint32_t *multipliers, const uint32_t *increments,
    size_t permutations, const uint64_t *hashes, size_t count) {
  for (size_t start = 0; start + minhash_group <= permutations; start += minhash_group) {
    update_group(minima + start, multipliers + start, increments + start, hashes, count);
  }
}

#if defined(__x86_64__)

__attribute__((target("avx2"))) static void update_with_avx2(
    uint32_t *minima, const uint32_t *multipliers, const uint32_t *increments,
    size_t permutations, const uint64_t *hashes, size_t count) {
  update_groups(minima, multipliers, increments, permutations, hashes, count);
}

#endif

void minhash_update(uint32_t *minima, const uint32_t *multipliers, const uint32_t *increments,
                    size_t permutations, const uint64_t *hashes, size_t count) {
#if defined(__x86_64__)
  // Eight times as fast as without, 4 ns for a hash and 128 permutations; AVX-512 is no faster.
  if (__builtin_cpu_supports("avx2")) {
    update_with_avx2(minima, multipliers, increments, permutations, hashes, count);
    return;
  }
#endif
  update_groups(minima, multipliers, increments, permutations, hashes, count);
}
