// SPDX-License-Identifier: Apache-2.0
#include "CICU.h"

#include <stdint.h>
#include <string.h>
#include <unicode/ucsdet.h>

/// Copies the name and confidence of one match of `detector`, whose text is set.
static bool copy_match(UCharsetDetector *detector, int32_t rank, char *name_out, size_t capacity,
                       int32_t *confidence_out) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t count = 0;
  const UCharsetMatch **matches = ucsdet_detectAll(detector, &count, &status);
  if (U_FAILURE(status) || rank < 0 || rank >= count) return false;
  const char *name = ucsdet_getName(matches[rank], &status);
  int32_t confidence = ucsdet_getConfidence(matches[rank], &status);
  if (U_FAILURE(status) || name == NULL || strlen(name) >= capacity) return false;
  strcpy(name_out, name);
  *confidence_out = confidence;
  return true;
}

bool cicu_detect_charset(const char *bytes, size_t length, int32_t rank, char *name_out,
                         size_t capacity, int32_t *confidence_out) {
  UErrorCode status = U_ZERO_ERROR;
  UCharsetDetector *detector = ucsdet_open(&status);
  if (U_FAILURE(status)) return false;
  int32_t limited = length > INT32_MAX ? INT32_MAX : (int32_t)length;
  ucsdet_setText(detector, bytes, limited, &status);
  bool is_found =
      U_SUCCESS(status) && copy_match(detector, rank, name_out, capacity, confidence_out);
  ucsdet_close(detector);
  return is_found;
}
