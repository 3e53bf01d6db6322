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

/// What an ASCII character is to the patterns that cut text: one of the bits below; 0 for NUL and
/// beyond ASCII.
extern const uint8_t ascii_kinds[256];

enum {
  ascii_letter = 1,
  ascii_digit = 2,
  /// White space that ends no line.
  ascii_space = 4,
  ascii_line_end = 8,
  /// Punctuation and symbols.
  ascii_sign = 16,
  ascii_control = 32,
};

/// Returns the kind of a byte.
static inline uint8_t ascii_kind(uint8_t byte) { return ascii_kinds[byte]; }

/// Returns the classes of a character below 0x80, whose row is the first.
static inline uint16_t ascii_class(uint8_t byte) { return unicode_classes[byte]; }

/// Masks of the first so many of sixteen bytes, as two words with the first byte lowest.
extern const uint64_t piece_masks[32];

/// Returns a word of the mask of `length` bytes, at most fifteen.
static inline uint64_t piece_mask(intptr_t length, intptr_t word) {
  return piece_masks[2 * length + word];
}

/// Asks for the cache line at `address`, which need not be readable.
static inline void prefetch_line(const void *address) { __builtin_prefetch(address, 0, 3); }

#endif
