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

/// Sixteen bytes for the processor to work on at once.
typedef uint8_t sixteen_bytes __attribute__((vector_size(16)));

static inline sixteen_bytes load_sixteen(const void *start) {
  sixteen_bytes bytes;
  __builtin_memcpy(&bytes, start, sizeof bytes);
  return bytes;
}

/// Returns one bit for each of sixteen bytes that are 0 or 255, the first one lowest.
static inline uint32_t byte_bits(sixteen_bytes bytes) {
#ifdef __SSE2__
  typedef char sixteen_chars __attribute__((vector_size(16)));
  return (uint32_t)__builtin_ia32_pmovmskb128((sixteen_chars)bytes);
#else
  uint32_t bits = 0;
  for (int index = 0; index < 16; index++) bits |= (uint32_t)(bytes[index] & 1) << index;
  return bits;
#endif
}

/// Returns which of the sixteen bytes from `start` on are ASCII letters of lower case.
static inline uint32_t lower_case_bits(const uint8_t *start) {
  sixteen_bytes offsets = load_sixteen(start) - 'a';
  return byte_bits((sixteen_bytes)(offsets < 26));
}

/// Returns which of the sixteen bytes from `start` on are ASCII letters.
static inline uint32_t letter_bits(const uint8_t *start) {
  sixteen_bytes offsets = (load_sixteen(start) | 0x20) - 'a';
  return byte_bits((sixteen_bytes)(offsets < 26));
}

/// Returns what is kept with a key of two words in one of four entries of two words, from `line` on;
/// 0 if it is in none. The highest four bits of an entry are kept with the key, and 0 in the key.
///
/// Takes the same time whichever entry it is: which it is cannot be foreseen.
static inline uint64_t kept_with_key(const uint64_t *line, uint64_t low, uint64_t high) {
  uint64_t found = 0;
  for (int index = 0; index < 8; index += 2) {
    uint64_t kept = line[index + 1];
    uint64_t difference = (line[index] ^ low) | (kept ^ high) << 4;
    uint64_t value = kept >> 60;
#ifdef __x86_64__
    __asm__("test %1, %1\n\tcmovz %2, %0" : "+r"(found) : "r"(difference), "r"(value) : "cc");
#else
    found = __builtin_unpredictable(difference == 0) ? value : found;
#endif
  }
  return found;
}

enum {
  /// Numbers are cut into three digits each, not into single ones.
  pieces_of_three_digits = 1,
  /// `'s` and the like at the start of a piece are a piece.
  pieces_of_contractions = 2,
  /// A word takes `'s` and the like behind it with it.
  pieces_with_contractions = 4,
  /// Words are cut where lower case is followed by upper case.
  pieces_by_case = 8,
  /// Signs take slashes behind line ends with them.
  pieces_with_slashes = 16,
  /// White space that ends the text is one piece.
  pieces_with_trailing_blanks = 32,
  /// Blanks before a digit are one piece, as at the end of the text.
  pieces_ending_at_digits = 64,
  /// Control characters are no signs.
  pieces_without_controls = 128,

  pieces_cl100k = pieces_of_three_digits | pieces_of_contractions,
  pieces_cl100k_trailing = pieces_cl100k | pieces_with_trailing_blanks,
  pieces_qwen = pieces_of_contractions,
  pieces_tekken = pieces_by_case | pieces_with_slashes,
  pieces_kimi = pieces_by_case | pieces_of_three_digits | pieces_with_contractions,
  pieces_o200k = pieces_kimi | pieces_with_slashes,
  pieces_deepseek = pieces_of_three_digits | pieces_ending_at_digits | pieces_without_controls,
};

/// The widest vectors that a processor has.
enum vector_level { vectors_of_16, vectors_of_32, vectors_of_64 };

/// Returns what this processor has.
enum vector_level best_vector_level(void);

/// How many bytes behind the end of a text `find_piece_starts` may read.
enum { piece_window = 80 };

/// Finds pieces of ASCII from the byte `from` of a text on, where one starts, and returns how many.
///
/// Writes where they start, and behind these where the next one does, which has to be found in
/// another way. `starts` has room for `room` pieces and eight more.
uintptr_t find_piece_starts(enum vector_level level, const uint8_t *text, uintptr_t from,
                            uintptr_t end, uint32_t *starts, uintptr_t room, uint32_t rules);

/// Asks for the cache line at `address`, which need not be readable.
static inline void prefetch_line(const void *address) { __builtin_prefetch(address, 0, 3); }

enum {
  /// How long a piece may be whose bytes are its key.
  maximum_short_piece = 15,
  /// How long a piece may be that is remembered at all.
  maximum_long_piece = 1023,
};

/// Returns the first entry of the cache line where the search for a key starts, among `count`.
static inline uint64_t piece_line(uint64_t low, uint64_t high, uint64_t count) {
  unsigned __int128 product =
      (unsigned __int128)(low ^ 0x9E3779B97F4A7C15) * (high ^ 0xC2B2AE3D27D4EB4F);
  return ((uint64_t)(product >> 64) ^ (uint64_t)product) & (count - 4);
}

/// What pieces are looked up by: two words each, and the first entry to look at. Of a long piece the
/// first word is a hash, with its highest bit set, and the second one 0.
struct piece_keys {
  uint64_t *keys;
  uint32_t *lines;
};

/// Tables of entries of two words each, of long pieces of one; their numbers are powers of two.
struct piece_tables {
  const uint64_t *short_entries;
  uint64_t short_count;
  const uint64_t *long_entries;
  uint64_t long_count;
};

/// Makes the keys of `count` pieces of a text and asks for the memory that they are looked up in.
void make_piece_keys(enum vector_level level, const uint8_t *text, const uint32_t *starts,
                     uintptr_t count, struct piece_keys keys, struct piece_tables tables);

/// Returns how many tokens the short pieces have together that are in the first line of entries where
/// they are looked for, and tells which pieces are not: `unknown` has room for all.
uint64_t add_piece_counts(enum vector_level level, struct piece_keys keys, const uint64_t *entries,
                          uintptr_t count, uint32_t *unknown, uintptr_t *unknown_count);

#endif
