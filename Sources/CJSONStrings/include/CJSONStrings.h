// SPDX-License-Identifier: Apache-2.0
// Strings of JSON by the processor's widest vectors; Swift compiles for the oldest processor of a
// kind and has no way to ask which one it runs on.
#ifndef CJSONSTRINGS_H
#define CJSONSTRINGS_H

#include <stdint.h>

enum {
  /// What is noticed in strings; the bits are those of `JSONTraits`.
  json_invalid_utf8 = 1 << 0,
  json_surrogate_escape = 1 << 3,
  json_nul_escape = 1 << 4,
  json_escaped_markup = 1 << 5,
  json_line_separator = 1 << 6,
  json_angle_bracket = 1 << 8,
  /// Of one string only: it has escapes, or bytes that are not ASCII.
  json_escapes = 1 << 16,
  json_beyond_ascii = 1 << 17,
};

/// How many bytes behind the first control character the functions may read.
enum { json_lookahead = 64 };

/// The widest vectors that a processor has.
enum json_vectors { json_vectors_of_16, json_vectors_of_32, json_vectors_of_64 };

/// Returns what this processor has.
enum json_vectors best_json_vectors(void);

/// Sixteen bytes for the processor to work on at once.
typedef uint8_t json_sixteen __attribute__((vector_size(16)));

/// Returns the length of the plain string that starts behind a quote: shorter than sixteen bytes, of
/// ASCII without escapes and `<`; −1 for any other, and for what is none.
static inline intptr_t json_plain_string(const uint8_t *start) {
#ifdef __SSE2__
  json_sixteen bytes;
  __builtin_memcpy(&bytes, start, sizeof bytes);
  typedef char chars __attribute__((vector_size(16)));
  json_sixteen stops = (json_sixteen)((bytes == '"') | (bytes == '\\') | (bytes == '<')) |
                       (json_sixteen)((chars)bytes < ' ');
  int bits = __builtin_ia32_pmovmskb128((chars)stops);
  if (!bits) return -1;
  int length = __builtin_ctz((unsigned)bits);
  return start[length] == '"' ? length : -1;
#else
  for (intptr_t length = 0; length < 16; length++) {
    uint8_t byte = start[length];
    if (byte == '"') return length;
    if (byte < ' ' || byte >= 0x80 || byte == '\\' || byte == '<') return -1;
  }
  return -1;
#endif
}

/// Returns the closing quote of the string that starts behind a quote, and adds what is noticed to
/// `notes`; null if a control character stands before it or an escape is none.
const uint8_t *json_string_end(enum json_vectors vectors, const uint8_t *start, uint32_t *notes);

/// Returns whether bytes are not UTF-8 or hold a line separator, as notes; 32 bytes from any of them
/// on can be read. Only for vectors of 32 bytes and more.
uint32_t json_utf8_notes(const uint8_t *start, const uint8_t *end);

#endif
