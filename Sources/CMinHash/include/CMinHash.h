// SPDX-License-Identifier: Apache-2.0
// The smallest values of many permutations, by the processor's widest vectors; Swift compiles for
// the oldest processor of a kind and has no way to ask which one it runs on.
#ifndef CMINHASH_H
#define CMINHASH_H

#include <stddef.h>
#include <stdint.h>

/// Permutations come in groups of so many.
enum { minhash_group = 32 };

/// Lowers `minima[i]` to the least `multipliers[i] * x + increments[i]` modulo 2^32, where x is the
/// upper half of one of `count` hashes, for each of `permutations` places, a multiple of the group.
void minhash_update(uint32_t *minima, const uint32_t *multipliers, const uint32_t *increments,
                    size_t permutations, const uint64_t *hashes, size_t count);

#endif
