// SPDX-License-Identifier: Apache-2.0
#include "JSONVectors.h"

typedef uint8_t window __attribute__((ext_vector_type(64)));
typedef _Bool window_bits __attribute__((ext_vector_type(64)));

/// Returns one bit for each byte that a comparison is true of, the first one lowest.
#define BITS(comparison) bits_of(__builtin_convertvector(comparison, window_bits))

INLINE uint64_t bits_of(window_bits truths) {
  uint64_t bits;
  __builtin_memcpy(&bits, &truths, sizeof bits);
  return bits;
}

/// One more than the value of a hexadecimal digit; 0 of any other byte.
static const uint8_t digits[256] = {
  ['0'] = 1, ['1'] = 2, ['2'] = 3, ['3'] = 4, ['4'] = 5, ['5'] = 6, ['6'] = 7, ['7'] = 8,
  ['8'] = 9, ['9'] = 10, ['a'] = 11, ['b'] = 12, ['c'] = 13, ['d'] = 14, ['e'] = 15, ['f'] = 16,
  ['A'] = 11, ['B'] = 12, ['C'] = 13, ['D'] = 14, ['E'] = 15, ['F'] = 16,
};

/// Returns the code unit that four digits spell; a negative number when they are none.
INLINE int32_t code_unit(const uint8_t *place) {
  uint32_t unit = 0;
  for (int index = 0; index < 4; index++) unit |= (digits[place[index]] - 1u) << (12 - 4 * index);
  return (int32_t)unit;
}

INLINE uint32_t notes_of_unit(int32_t unit) {
  if ((unit & 0xF800) == 0xD800) return json_surrogate_escape;
  if (unit == '<') return json_escaped_markup;
  return unit == 0 ? json_nul_escape : 0;
}

/// Returns which of 64 bytes may follow a backslash: itself, `"`, `/`, `b`, `f`, `n`, `r`, `t`, `u`.
typedef uint64_t escapable_bytes(const uint8_t *place);

/// All is told for 64 bytes at once, but for the digits of `\u`. Which backslashes escape and which
/// are escaped is told by a subtraction, which carries through each run of them: after J. Keiser's
/// escape scanner in simdjson.
INLINE const uint8_t *string_end(const uint8_t *here, uint32_t *notes,
                                 escapable_bytes *escapable) {
  const uint64_t odd = 0xAAAAAAAAAAAAAAAA;
  uint64_t seen = 0, angles = 0, escapes = 0, wrong = 0, stops = 0;
  // Whether the first byte is escaped.
  uint64_t carried = 0;
  uint32_t found = 0;
  for (;; here += 64) {
    window bytes;
    __builtin_memcpy(&bytes, here, sizeof bytes);
    uint64_t backslashes = BITS(bytes == '\\');
    uint64_t escaping = backslashes & ~carried;
    uint64_t ends = ((escaping << 1 | odd) - escaping) ^ odd;
    uint64_t escaped = ends ^ (backslashes | carried);
    carried = (ends & backslashes) >> 63;
    stops = (BITS(bytes == '"') & ~escaped) | BITS(bytes < ' ');
    uint64_t inside = (stops & -stops) - 1;
    escaped &= inside;
    escapes |= escaped;
    wrong |= escaped & ~escapable(here);
    seen |= BITS(bytes >= 0x80) & inside;
    angles |= BITS(bytes == '<') & inside;
    for (uint64_t units = escaped & BITS(bytes == 'u'); units; units &= units - 1) {
      int32_t unit = code_unit(here + __builtin_ctzll(units) + 1);
      if (unit < 0) return 0;
      found |= notes_of_unit(unit);
    }
    if (stops) break;
  }
  here += __builtin_ctzll(stops);
  if (wrong || *here != '"') return 0;
  if (escapes) found |= json_escapes;
  if (seen) found |= json_beyond_ascii;
  if (angles) found |= json_angle_bracket;
  *notes |= found;
  return here;
}

INLINE uint64_t escapable_plainly(const uint8_t *place) {
  window bytes;
  __builtin_memcpy(&bytes, place, sizeof bytes);
  return BITS((bytes == '"') | (bytes == '\\') | (bytes == '/') | (bytes == 'b') | (bytes == 'f') |
              (bytes == 'n') | (bytes == 'r') | (bytes == 't') | (bytes == 'u'));
}

#ifdef __x86_64__
#include <immintrin.h>

// They are in four rows of the table of ASCII: a bit for each row, by the lower half of a byte, and
// the bit of its row, by the upper half.
#define LOWER_HALVES _mm_setr_epi8(0, 0, 1 | 4 | 8, 0, 8, 8, 4, 0, 0, 0, 0, 0, 2, 0, 4, 1)
#define UPPER_HALVES _mm_setr_epi8(0, 0, 1, 0, 0, 2, 4, 8, 0, 0, 0, 0, 0, 0, 0, 0)

WITH_AVX512 INLINE uint64_t escapable_with_avx512(const uint8_t *place) {
  const __m512i half = _mm512_set1_epi8(15);
  __m512i bytes = _mm512_loadu_si512(place);
  __m512i rows = _mm512_shuffle_epi8(_mm512_broadcast_i32x4(LOWER_HALVES),
                                     _mm512_and_si512(bytes, half));
  __m512i row = _mm512_shuffle_epi8(_mm512_broadcast_i32x4(UPPER_HALVES),
                                    _mm512_and_si512(_mm512_srli_epi16(bytes, 4), half));
  return _mm512_test_epi8_mask(rows, row);
}

WITH_AVX2 INLINE uint64_t escapable_with_avx2(const uint8_t *place) {
  const __m256i half = _mm256_set1_epi8(15);
  uint64_t others = 0;
  for (int index = 32; index >= 0; index -= 32) {
    __m256i bytes = _mm256_loadu_si256((const __m256i *)(place + index));
    __m256i rows = _mm256_shuffle_epi8(_mm256_broadcastsi128_si256(LOWER_HALVES),
                                       _mm256_and_si256(bytes, half));
    __m256i row = _mm256_shuffle_epi8(_mm256_broadcastsi128_si256(UPPER_HALVES),
                                      _mm256_and_si256(_mm256_srli_epi16(bytes, 4), half));
    __m256i none = _mm256_cmpeq_epi8(_mm256_and_si256(rows, row), _mm256_setzero_si256());
    others = others << 32 | (uint32_t)_mm256_movemask_epi8(none);
  }
  return ~others;
}

WITH_AVX512 static const uint8_t *string_end_with_avx512(const uint8_t *start, uint32_t *notes) {
  return string_end(start, notes, escapable_with_avx512);
}

WITH_AVX2 static const uint8_t *string_end_with_avx2(const uint8_t *start, uint32_t *notes) {
  return string_end(start, notes, escapable_with_avx2);
}
#endif

const uint8_t *json_string_end(enum json_vectors vectors, const uint8_t *start, uint32_t *notes) {
#ifdef __x86_64__
  if (vectors == json_vectors_of_64) return string_end_with_avx512(start, notes);
  if (vectors == json_vectors_of_32) return string_end_with_avx2(start, notes);
#else
  (void)vectors;
#endif
  return string_end(start, notes, escapable_plainly);
}
