// SPDX-License-Identifier: Apache-2.0
#include "JSONVectors.h"

// After J. Keiser and D. Lemire, "Validating UTF-8 In Less Than One Instruction Per Byte" (2020):
// what can be wrong with two bytes that stand side by side is a set of bits, found by the two halves
// of the first byte and the upper half of the second one.

#ifdef __x86_64__
#include <immintrin.h>

enum {
  too_short = 1 << 0,
  too_long = 1 << 1,
  overlong_3 = 1 << 2,
  too_large = 1 << 3,
  surrogate = 1 << 4,
  overlong_2 = 1 << 5,
  // Also what is overlong in four bytes.
  too_large_1000 = 1 << 6,
  two_continuations = 1 << 7,
  by_first_half = too_short | too_long | two_continuations,
};

/// Sixteen entries, by the half of a byte.
#define TABLE(...) _mm256_broadcastsi128_si256(_mm_setr_epi8(__VA_ARGS__))
#define BITS(set) ((char)(set))

WITH_AVX2 INLINE __m256i upper_half(__m256i bytes) {
  return _mm256_and_si256(_mm256_srli_epi16(bytes, 4), _mm256_set1_epi8(15));
}

/// Returns what may be wrong with bytes and those before them, each with its own neighbour.
WITH_AVX2 INLINE __m256i faults_of_pairs(__m256i before, __m256i bytes) {
  const __m256i first_upper = TABLE(
      too_long, too_long, too_long, too_long, too_long, too_long, too_long, too_long,
      BITS(two_continuations), BITS(two_continuations), BITS(two_continuations),
      BITS(two_continuations), too_short | overlong_2, too_short,
      too_short | overlong_3 | surrogate, too_short | too_large | too_large_1000);
  const char large = BITS(by_first_half | too_large | too_large_1000);
  const __m256i first_lower = TABLE(
      BITS(by_first_half | overlong_3 | overlong_2 | too_large_1000),
      BITS(by_first_half | overlong_2), BITS(by_first_half), BITS(by_first_half),
      BITS(by_first_half | too_large), large, large, large, large, large, large, large, large,
      BITS(large | surrogate), large, large);
  const char continuation = BITS(too_long | overlong_2 | two_continuations);
  const __m256i second_upper = TABLE(
      too_short, too_short, too_short, too_short, too_short, too_short, too_short, too_short,
      BITS(continuation | overlong_3 | too_large_1000), BITS(continuation | overlong_3 | too_large),
      BITS(continuation | surrogate | too_large), BITS(continuation | surrogate | too_large),
      too_short, too_short, too_short, too_short);
  __m256i first = _mm256_and_si256(
      _mm256_shuffle_epi8(first_upper, upper_half(before)),
      _mm256_shuffle_epi8(first_lower, _mm256_and_si256(before, _mm256_set1_epi8(15))));
  return _mm256_and_si256(first, _mm256_shuffle_epi8(second_upper, upper_half(bytes)));
}

WITH_AVX2 INLINE __m256i equal(__m256i bytes, int byte) {
  return _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8((char)byte));
}

/// Returns U+0085, U+2028 and U+2029 at their last byte.
WITH_AVX2 INLINE __m256i separators(__m256i second, __m256i first, __m256i bytes) {
  __m256i next_line = _mm256_and_si256(equal(first, 0xC2), equal(bytes, 0x85));
  __m256i start = _mm256_and_si256(equal(second, 0xE2), equal(first, 0x80));
  __m256i last = equal(_mm256_or_si256(bytes, _mm256_set1_epi8(1)), 0xA9);
  return _mm256_or_si256(next_line, _mm256_and_si256(start, last));
}

/// The bytes that stand `count` before those of `bytes`, of which `previous` come first.
#define BEFORE(count) _mm256_alignr_epi8(bytes, middle, 16 - (count))

WITH_AVX2 uint32_t json_utf8_notes(const uint8_t *start, const uint8_t *end) {
  const __m256i places = _mm256_setr_epi8(
      0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25,
      26, 27, 28, 29, 30, 31);
  __m256i previous = _mm256_setzero_si256();
  __m256i faults = _mm256_setzero_si256();
  __m256i found = _mm256_setzero_si256();
  // The zeros behind the text end what it leaves unfinished.
  for (intptr_t left = end - start;; left -= 32, start += 32) {
    __m256i bytes = _mm256_setzero_si256();
    if (left > 0) {
      bytes = _mm256_loadu_si256((const __m256i *)start);
      if (left < 32) {
        bytes = _mm256_and_si256(
            bytes, _mm256_cmpgt_epi8(_mm256_set1_epi8((char)left), places));
      }
    }
    if (_mm256_movemask_epi8(_mm256_or_si256(bytes, previous))) {
      __m256i middle = _mm256_permute2x128_si256(previous, bytes, 0x21);
      __m256i first = BEFORE(1), second = BEFORE(2), third = BEFORE(3);
      // The third and fourth bytes of characters have to be continuations, which look like errors.
      __m256i later = _mm256_or_si256(
          _mm256_subs_epu8(second, _mm256_set1_epi8(0xE0 - 0x80)),
          _mm256_subs_epu8(third, _mm256_set1_epi8((char)(0xF0 - 0x80))));
      later = _mm256_and_si256(later, _mm256_set1_epi8((char)0x80));
      faults = _mm256_or_si256(faults, _mm256_xor_si256(later, faults_of_pairs(first, bytes)));
      found = _mm256_or_si256(found, separators(second, first, bytes));
    }
    if (left < 32) break;
    previous = bytes;
  }
  uint32_t notes = 0;
  if (!_mm256_testz_si256(faults, faults)) notes |= json_invalid_utf8;
  if (!_mm256_testz_si256(found, found)) notes |= json_line_separator;
  return notes;
}
#else
uint32_t json_utf8_notes(const uint8_t *start, const uint8_t *end) {
  (void)start, (void)end;
  __builtin_trap();
}
#endif
