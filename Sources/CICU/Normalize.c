// SPDX-License-Identifier: Apache-2.0
#include "CICU.h"

#include <pthread.h>
#include <stdlib.h>
#include <unicode/unorm2.h>
#include <unicode/uset.h>
#include <unicode/ustring.h>

enum { FORMS = 4 };

static const UNormalizer2 *normalizers[FORMS];
static pthread_once_t once = PTHREAD_ONCE_INIT;

/// Opens the normalizers; they stay open until the process ends.
static void open_normalizers(void) {
  UErrorCode status = U_ZERO_ERROR;
  // The reference normalizes by Unicode 9.
  static const UChar known[] = u"[:age=9.0:]";
  USet *set = uset_openPattern(known, -1, &status);
  const UNormalizer2 *plain[FORMS] = {
      unorm2_getNFCInstance(&status), unorm2_getNFDInstance(&status),
      unorm2_getNFKCInstance(&status), unorm2_getNFKDInstance(&status)};
  if (U_FAILURE(status)) return;
  uset_freeze(set);
  for (int form = 0; form < FORMS; form++) {
    UNormalizer2 *filtered = unorm2_openFiltered(plain[form], set, &status);
    if (U_SUCCESS(status)) normalizers[form] = filtered;
  }
}

/// Normalizes UTF-16 text into fresh memory, whose length is written; NULL on failure.
static UChar *normalize_units(const UNormalizer2 *normalizer, const UChar *units, int32_t count,
                              int32_t *count_out) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t needed = unorm2_normalize(normalizer, units, count, NULL, 0, &status);
  if (status != U_BUFFER_OVERFLOW_ERROR && U_FAILURE(status)) return NULL;
  UChar *result = malloc(((size_t)needed + 1) * sizeof *result);
  if (result == NULL) return NULL;
  status = U_ZERO_ERROR;
  *count_out = unorm2_normalize(normalizer, units, count, result, needed + 1, &status);
  if (U_SUCCESS(status)) return result;
  free(result);
  return NULL;
}

int64_t cicu_normalize(int32_t form, const char *text, size_t length, char *result,
                       size_t capacity) {
  pthread_once(&once, open_normalizers);
  // A character takes three times the units at most, in either direction.
  if (form < 0 || form >= FORMS || normalizers[form] == NULL || length > INT32_MAX / 8) return -1;
  UErrorCode status = U_ZERO_ERROR;
  UChar *units = malloc((length + 1) * sizeof *units);
  if (units == NULL) return -1;
  int32_t count = 0;
  u_strFromUTF8(units, (int32_t)length + 1, &count, text, (int32_t)length, &status);
  int32_t normalized_count = 0;
  UChar *normalized =
      U_SUCCESS(status) ? normalize_units(normalizers[form], units, count, &normalized_count) : NULL;
  free(units);
  if (normalized == NULL) return -1;
  int32_t needed = 0;
  int32_t room = capacity > INT32_MAX ? INT32_MAX : (int32_t)capacity;
  u_strToUTF8(result, room, &needed, normalized, normalized_count, &status);
  free(normalized);
  return status == U_BUFFER_OVERFLOW_ERROR || U_SUCCESS(status) ? needed : -1;
}
