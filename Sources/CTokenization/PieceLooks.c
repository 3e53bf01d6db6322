// SPDX-License-Identifier: Apache-2.0
#include "Vectors.h"

/// Returns a hash of a piece of sixteen bytes or more, its highest bit set.
INLINE uint64_t long_piece_hash(const uint8_t *start, uintptr_t length) {
  uint64_t hash = length * 0x9E3779B97F4A7C15;
  for (uintptr_t index = 0; index < length; index += 8) {
    uint64_t word;
    // The last word overlaps with the one before.
    __builtin_memcpy(&word, start + (index + 8 < length ? index : length - 8), sizeof word);
    unsigned __int128 product = (unsigned __int128)(hash ^ word) * 0xD6E8FEB86659FD93;
    hash = (uint64_t)(product >> 64) ^ (uint64_t)product;
  }
  return hash | 1ull << 63;
}

INLINE void make_keys(const uint8_t *text, const uint32_t *starts, uintptr_t count,
                      struct piece_keys keys, struct piece_tables tables) {
  uintptr_t from = starts[0];
  for (uintptr_t index = 0; index < count; index++) {
    const uint8_t *start = text + from;
    uintptr_t length = starts[index + 1] - from;
    from += length;
    uint64_t *key = keys.keys + 2 * index;
    if (length <= maximum_short_piece) {
      uint64_t words[2];
      __builtin_memcpy(words, start, sizeof words);
      key[0] = words[0] & piece_mask((intptr_t)length, 0);
      key[1] = (words[1] & piece_mask((intptr_t)length, 1)) | (uint64_t)length << 56;
      uint64_t line = piece_line(key[0], key[1], tables.short_count);
      keys.lines[index] = (uint32_t)line;
      prefetch_line(tables.short_entries + 2 * line);
    } else {
      // No key of a short piece is like this.
      uint64_t hash = length <= maximum_long_piece ? long_piece_hash(start, length) : 1ull << 63;
      key[0] = hash;
      key[1] = 0;
      keys.lines[index] = 0;
      prefetch_line(tables.long_entries + ((hash >> 32) & (tables.long_count - 1)));
    }
  }
}

INLINE uint64_t add_counts(struct piece_keys keys, const uint64_t *entries, uintptr_t count,
                           uint32_t *unknown, uintptr_t *unknown_count) {
  uint64_t total = 0;
  uintptr_t others = 0;
  for (uintptr_t index = 0; index < count; index++) {
    const uint64_t *key = keys.keys + 2 * index;
    uint64_t kept = kept_with_key(entries + 2 * (uintptr_t)keys.lines[index], key[0], key[1]);
    total += kept;
    unknown[others] = (uint32_t)index;
    others += kept == 0;
  }
  *unknown_count = others;
  return total;
}

#ifdef __x86_64__
#include <immintrin.h>

WITH_AVX512 static void make_keys_with_avx512(const uint8_t *text, const uint32_t *starts,
                                              uintptr_t count, struct piece_keys keys,
                                              struct piece_tables tables) {
  make_keys(text, starts, count, keys, tables);
}

WITH_AVX2 static void make_keys_with_avx2(const uint8_t *text, const uint32_t *starts,
                                          uintptr_t count, struct piece_keys keys,
                                          struct piece_tables tables) {
  make_keys(text, starts, count, keys, tables);
}

/// All four entries of a line at once.
WITH_AVX512 static uint64_t add_counts_with_avx512(struct piece_keys keys, const uint64_t *entries,
                                                   uintptr_t count, uint32_t *unknown,
                                                   uintptr_t *unknown_count) {
  const __m512i compared = _mm512_broadcast_i32x4(_mm_set_epi64x(~0ull >> 4, ~0ull));
  __m512i sums = _mm512_setzero_si512();
  uintptr_t others = 0;
  for (uintptr_t index = 0; index < count; index++) {
    __m512i line = _mm512_load_si512(entries + 2 * (uintptr_t)keys.lines[index]);
    __m512i key = _mm512_broadcast_i32x4(_mm_load_si128((const __m128i *)(keys.keys + 2 * index)));
    // (line ^ key) & compared
    __m512i differing = _mm512_ternarylogic_epi64(line, key, compared, 0x28);
    __m512i either = _mm512_or_si512(differing, _mm512_shuffle_epi32(differing, 0x4E));
    __mmask8 same = _mm512_testn_epi64_mask(either, either);
    sums = _mm512_mask_add_epi64(sums, same, sums, _mm512_maskz_srli_epi64(0xAA, line, 60));
    unknown[others] = (uint32_t)index;
    others += same == 0;
  }
  *unknown_count = others;
  return (uint64_t)_mm512_reduce_add_epi64(sums);
}

/// Two entries of a line at once.
WITH_AVX2 static uint64_t add_counts_with_avx2(struct piece_keys keys, const uint64_t *entries,
                                               uintptr_t count, uint32_t *unknown,
                                               uintptr_t *unknown_count) {
  const __m256i compared = _mm256_broadcastsi128_si256(_mm_set_epi64x(~0ull >> 4, ~0ull));
  const __m256i kept = _mm256_broadcastsi128_si256(_mm_set_epi64x(15, 0));
  __m256i sums = _mm256_setzero_si256();
  uintptr_t others = 0;
  for (uintptr_t index = 0; index < count; index++) {
    const __m256i *line = (const __m256i *)(entries + 2 * (uintptr_t)keys.lines[index]);
    __m256i key = _mm256_broadcastsi128_si256(
        _mm_load_si128((const __m128i *)(keys.keys + 2 * index)));
    __m256i found = _mm256_setzero_si256();
    for (int half = 0; half < 2; half++) {
      __m256i entry = _mm256_load_si256(line + half);
      __m256i differing = _mm256_and_si256(_mm256_xor_si256(entry, key), compared);
      __m256i either = _mm256_or_si256(differing, _mm256_shuffle_epi32(differing, 0x4E));
      __m256i same = _mm256_cmpeq_epi64(either, _mm256_setzero_si256());
      __m256i value = _mm256_and_si256(_mm256_srli_epi64(entry, 60), kept);
      found = _mm256_or_si256(found, _mm256_and_si256(same, value));
    }
    sums = _mm256_add_epi64(sums, found);
    unknown[others] = (uint32_t)index;
    others += (uintptr_t)_mm256_testz_si256(found, found);
  }
  *unknown_count = others;
  return (uint64_t)_mm256_extract_epi64(sums, 1) + (uint64_t)_mm256_extract_epi64(sums, 3);
}

#endif

void make_piece_keys(enum vector_level level, const uint8_t *text, const uint32_t *starts,
                     uintptr_t count, struct piece_keys keys, struct piece_tables tables) {
#ifdef __x86_64__
  if (level == vectors_of_64) return make_keys_with_avx512(text, starts, count, keys, tables);
  if (level == vectors_of_32) return make_keys_with_avx2(text, starts, count, keys, tables);
#endif
  make_keys(text, starts, count, keys, tables);
}

uint64_t add_piece_counts(enum vector_level level, struct piece_keys keys, const uint64_t *entries,
                          uintptr_t count, uint32_t *unknown, uintptr_t *unknown_count) {
#ifdef __x86_64__
  if (level == vectors_of_64) {
    return add_counts_with_avx512(keys, entries, count, unknown, unknown_count);
  }
  if (level == vectors_of_32) {
    return add_counts_with_avx2(keys, entries, count, unknown, unknown_count);
  }
#endif
  return add_counts(keys, entries, count, unknown, unknown_count);
}
