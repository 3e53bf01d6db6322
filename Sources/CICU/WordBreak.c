// SPDX-License-Identifier: Apache-2.0
#include "CICU.h"

#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

/// Whether a script is written without spaces between its words.
static bool is_unspaced(UChar32 character) {
  switch (u_getIntPropertyValue(character, UCHAR_LINE_BREAK)) {
  case U_LB_COMPLEX_CONTEXT:  // Thai, Lao, Khmer, Myanmar and their relatives.
    return true;
  case U_LB_IDEOGRAPHIC:
  case U_LB_CONDITIONAL_JAPANESE_STARTER:
  case U_LB_NONSTARTER:
    // Han, both kinds of kana and the marks that prolong and repeat them; not wide symbols.
    return u_isUAlphabetic(character);
  default:
    return false;
  }
}

uint32_t cicu_next_word_character(const uint8_t *text, size_t length, size_t *position) {
  size_t index = *position;
  UChar32 character;
  U8_NEXT(text, index, length, character);
  *position = index;
  if (character < 0) return 0;
  uint32_t mask = U_GET_GC_MASK(character);
  if (mask & U_GC_CF_MASK) return character == 0x200B ? 0 : cicu_ignored;
  if (!(mask & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK))) return 0;
  uint32_t folded = (uint32_t)u_foldCase(character, U_FOLD_CASE_DEFAULT);
  if (mask & U_GC_M_MASK && !is_unspaced(character)) return folded | cicu_mark;
  return is_unspaced(character) ? folded | cicu_unspaced : folded;
}

struct cicu_word_breaker {
  UBreakIterator *iterator;
};

cicu_word_breaker *cicu_word_breaker_open(void) {
  UErrorCode status = U_ZERO_ERROR;
  cicu_word_breaker *breaker = calloc(1, sizeof *breaker);
  if (breaker == NULL) return NULL;
  // A fixed locale, so that the settings of a machine change nothing.
  breaker->iterator = ubrk_open(UBRK_WORD, "en", NULL, 0, &status);
  if (U_SUCCESS(status)) return breaker;
  free(breaker);
  return NULL;
}

void cicu_word_breaker_close(cicu_word_breaker *breaker) {
  ubrk_close(breaker->iterator);
  free(breaker);
}

int32_t cicu_break_words(cicu_word_breaker *breaker, const uint16_t *units, int32_t count,
                         int32_t *ends, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  ubrk_setText(breaker->iterator, (const UChar *)units, count, &status);
  if (U_FAILURE(status)) return -1;
  int32_t found = 0;
  ubrk_first(breaker->iterator);
  for (int32_t end = ubrk_next(breaker->iterator); end != UBRK_DONE && found < capacity;
       end = ubrk_next(breaker->iterator)) {
    ends[found++] = end;
  }
  return found;
}
