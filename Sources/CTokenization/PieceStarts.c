// SPDX-License-Identifier: Apache-2.0
#include "Vectors.h"

// What the scanners find out character by character, for 64 bytes at once: every class of characters
// is a word with a bit for each byte, and a piece starts where the bits of neighbours say so. Nothing
// is carried from one window to the next, since every window starts where a piece does.
//
// Only what is sure is told: what the end of the window, a character beyond ASCII or the end of the
// text could change is left to the next window or to the scanners, which know everything.

typedef uint8_t window __attribute__((ext_vector_type(64)));
typedef _Bool window_bits __attribute__((ext_vector_type(64)));

/// Returns one bit for each byte that a comparison is true of, the first one lowest.
#define BITS(comparison) bits_of(__builtin_convertvector(comparison, window_bits))

INLINE uint64_t bits_of(window_bits truths) {
  uint64_t bits;
  __builtin_memcpy(&bits, &truths, sizeof bits);
  return bits;
}

/// Returns the length of `'s`, `'t`, `'re`, `'ve`, `'m`, `'ll` or `'d`; 0 if none is at `place`.
INLINE unsigned contraction(const uint8_t *place) {
  uint8_t first = place[1] | 0x20, second = place[2] | 0x20;
  switch (first) {
  case 's': case 't': case 'm': case 'd': return 2;
  case 'r': case 'v': return second == 'e' ? 3 : 0;
  case 'l': return second == 'l' ? 3 : 0;
  default: return 0;
  }
}

/// Returns where pieces start in the 64 bytes from `place` on, where one starts too: its own bit is
/// not set, and neither are those behind what is sure. `left` bytes of the text are left.
INLINE uint64_t starts_in_window(const uint8_t *place, uintptr_t left, uint32_t rules) {
  window bytes;
  __builtin_memcpy(&bytes, place, sizeof bytes);
  uint64_t letters = BITS((bytes | 0x20) - 'a' < 26);
  uint64_t digits = BITS(bytes - '0' < 10);
  uint64_t spaces = BITS(bytes == ' ');
  uint64_t line_ends = BITS((bytes == '\n') | (bytes == '\r'));
  uint64_t blanks = spaces | (BITS(bytes - '\t' < 5) & ~line_ends);
  uint64_t unknown = BITS(bytes >= 0x80);
  if (rules & pieces_without_controls) {
    unknown |= BITS((bytes < 0x20) | (bytes == 0x7F)) & ~(blanks | line_ends);
  }
  if (left < 64) unknown |= ~0ull << left;
  uint64_t signs = ~(letters | digits | blanks | line_ends | unknown);
  // Bytes from the first unknown one on are as good as a run of blanks of which no end is in sight.
  uint64_t known = (unknown & -unknown) - 1;
  uint64_t run = blanks | ~known;
  line_ends &= known;

  // Line ends behind signs belong to them, and slashes behind those where the pattern says so.
  uint64_t own = signs;
  if (rules & pieces_with_slashes) {
    uint64_t takers = line_ends & signs << 1;
    if (takers) {
      uint64_t taken = line_ends | BITS(bytes == '/');
      own &= ~((taken & ~(taken + takers)) | takers);
    }
  }
  // A space joins the sign behind it, and the first sign of a run the word behind it.
  uint64_t sign_starts = own & ~((own | spaces) << 1);
  uint64_t letter_starts = letters & ~((letters | blanks | sign_starts) << 1);
  if (rules & pieces_by_case) {
    uint64_t upper = BITS(bytes - 'A' < 26);
    letter_starts |= upper & (letters & ~upper) << 1;
  }
  uint64_t digit_starts = digits;
  if (rules & pieces_of_three_digits) {
    digit_starts &= ~(digits << 1);
    uint64_t fourth = digits & digits << 1 & digits << 2 & digits << 3;
    for (uint64_t next = digit_starts << 3 & fourth; next; next = next << 3 & fourth) {
      digit_starts |= next;
    }
  }
  // The last blank of a run may join what follows, which the end of a text does not do.
  uint64_t followed = run | line_ends;
  if (rules & pieces_ending_at_digits) followed |= digits;
  uint64_t starts = sign_starts | letter_starts | digit_starts |
                    (line_ends & ~((line_ends | blanks | signs) << 1)) |
                    (run & ~(run << 1)) | (run & ~(followed >> 1));

  // The end of the last run of blanks decides where it is cut, unless it is behind other than a line
  // end: then a piece starts with it.
  uint64_t blank_lines = ((run + (line_ends << 1 & run)) & ~run) & line_ends;
  if (rules & pieces_with_trailing_blanks) run |= line_ends;
  uint64_t sure = ~0ull;
  if (run >> 63) {
    if (run == ~0ull) return 0;
    uint64_t tail = 2ull << (63 - __builtin_clzll(~run));
    sure = (tail - 1) | (tail & blanks & known & ~(line_ends << 1));
    if (rules & pieces_with_trailing_blanks) sure = tail - 1;
  }
  // Blanks between line ends start a piece only if the line ends before belong to signs: rare.
  if (blank_lines) {
    uint64_t before = line_ends & ((blank_lines & -blank_lines) - 1);
    sure &= (2ull << (63 - __builtin_clzll(before))) - 1;
  }

  if (rules & (pieces_of_contractions | pieces_with_contractions)) {
    uint64_t quotes = BITS(bytes == '\'');
    if (rules & pieces_of_contractions) {
      // One that starts a piece; the letters behind it start another.
      for (quotes &= sign_starts & sure; quotes; quotes &= quotes - 1) {
        unsigned index = __builtin_ctzll(quotes);
        unsigned length = contraction(place + index);
        if (length && index + length < 64) starts |= 1ull << (index + length);
      }
    } else {
      // One behind a word belongs to it, unless it starts a piece because of one before.
      uint64_t forced = 0;
      for (quotes &= letters << 1 & sure; quotes; quotes &= quotes - 1) {
        unsigned index = __builtin_ctzll(quotes);
        if (forced >> index & 1) continue;
        // The long s is beyond ASCII.
        if (place[index + 1] >= 0x80) {
          sure &= (1ull << index) - 1;
          break;
        }
        unsigned length = contraction(place + index);
        if (!length || index + length > left) continue;
        // Nor does a piece start inside, where lower case may be followed by upper case.
        starts &= ~(((1ull << length) - 1) << index);
        if (index + length < 64) forced |= 1ull << (index + length);
        starts |= forced;
      }
    }
  }
  return starts & sure & ~1ull;
}

INLINE uintptr_t find_starts(const uint8_t *text, uintptr_t from, uintptr_t end, uint32_t *starts,
                             uintptr_t room, uint32_t rules) {
  uintptr_t count = 0;
  while (room - count >= 64 && from < end) {
    uint64_t first;
    __builtin_memcpy(&first, text + from, sizeof first);
    if (first & 0x8080808080808080) break;
    uint64_t found = starts_in_window(text + from, end - from, rules);
    if (!found) break;
    uint32_t *next = starts + count;
    uintptr_t pieces = (uintptr_t)__builtin_popcountll(found);
    // Eight at a time, since how many there are cannot be foreseen.
    *next = (uint32_t)from;
    for (uintptr_t written = 0; written < pieces; written += 8) {
      for (int index = 1; index <= 8; index++) {
        next[written + index] = (uint32_t)from + (uint32_t)__builtin_ctzll(found | 1ull << 63);
        found &= found - 1;
      }
    }
    count += pieces;
    from = next[pieces];
  }
  starts[count] = (uint32_t)from;
  return count;
}

/// One copy for each pattern, so that what it does not need costs nothing.
INLINE uintptr_t find_any_starts(const uint8_t *text, uintptr_t from, uintptr_t end,
                                 uint32_t *starts, uintptr_t room, uint32_t rules) {
#define CASE(pattern) \
  case pattern: return find_starts(text, from, end, starts, room, pattern);
  switch (rules) {
    CASE(pieces_cl100k)
    CASE(pieces_cl100k_trailing)
    CASE(pieces_qwen)
    CASE(pieces_o200k)
    CASE(pieces_tekken)
    CASE(pieces_kimi)
    CASE(pieces_deepseek)
    default: starts[0] = (uint32_t)from; return 0;
  }
#undef CASE
}

#ifdef __x86_64__

WITH_AVX512 static uintptr_t find_with_avx512(const uint8_t *text, uintptr_t from, uintptr_t end,
                                              uint32_t *starts, uintptr_t room, uint32_t rules) {
  return find_any_starts(text, from, end, starts, room, rules);
}

WITH_AVX2 static uintptr_t find_with_avx2(const uint8_t *text, uintptr_t from, uintptr_t end,
                                          uint32_t *starts, uintptr_t room, uint32_t rules) {
  return find_any_starts(text, from, end, starts, room, rules);
}

#endif

uintptr_t find_piece_starts(enum vector_level level, const uint8_t *text, uintptr_t from,
                            uintptr_t end, uint32_t *starts, uintptr_t room, uint32_t rules) {
#ifdef __x86_64__
  if (level == vectors_of_64) return find_with_avx512(text, from, end, starts, room, rules);
  if (level == vectors_of_32) return find_with_avx2(text, from, end, starts, room, rules);
#endif
  return find_any_starts(text, from, end, starts, room, rules);
}
