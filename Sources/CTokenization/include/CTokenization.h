// SPDX-License-Identifier: Apache-2.0
// What Swift has no words for: constant tables in the binary, and hints to the processor.
#ifndef CTOKENIZATION_H
#define CTOKENIZATION_H

#include <stdint.h>

/// For each block of 256 code points, the number of its row in `unicode_classes`.
extern const uint16_t unicode_class_blocks[];
/// Rows of 256 class sets; the bits are those of `CharacterClass`.
extern const uint16_t unicode_classes[];

/// Returns the classes of a code point below 0x110000.
static inline uint16_t unicode_class(uint32_t code_point) {
  return unicode_classes[(uint32_t)unicode_class_blocks[code_point >> 8] << 8 | (code_point & 255)];
}

/// Asks for the cache line at `address`, which need not be readable.
static inline void prefetch_line(const void *address) { __builtin_prefetch(address, 0, 3); }

#endif
