// SPDX-License-Identifier: Apache-2.0
#include "CICU.h"

#include <stdlib.h>
#include <unicode/uregex.h>
#include <unicode/utext.h>

struct cicu_regex {
  URegularExpression *expression;
  UText text;
};

cicu_regex *cicu_regex_open(const char *pattern, size_t length, int32_t step_limit,
                            const char **error_out) {
  UErrorCode status = U_ZERO_ERROR;
  UParseError place;
  cicu_regex *regex = calloc(1, sizeof *regex);
  if (regex == NULL) {
    *error_out = "U_MEMORY_ALLOCATION_ERROR";
    return NULL;
  }
  UText initial = UTEXT_INITIALIZER;
  regex->text = initial;
  UText source = UTEXT_INITIALIZER;
  utext_openUTF8(&source, pattern, (int64_t)length, &status);
  if (U_SUCCESS(status)) regex->expression = uregex_openUText(&source, 0, &place, &status);
  utext_close(&source);
  if (U_SUCCESS(status)) uregex_setTimeLimit(regex->expression, step_limit, &status);
  // A run of a million characters needs more than the eight megabytes that are the default.
  if (U_SUCCESS(status)) uregex_setStackLimit(regex->expression, 256 << 20, &status);
  if (U_SUCCESS(status)) return regex;
  *error_out = u_errorName(status);
  cicu_regex_close(regex);
  return NULL;
}

void cicu_regex_close(cicu_regex *regex) {
  if (regex->expression != NULL) uregex_close(regex->expression);
  utext_close(&regex->text);
  free(regex);
}

bool cicu_regex_set_text(cicu_regex *regex, const char *text, size_t length) {
  UErrorCode status = U_ZERO_ERROR;
  utext_openUTF8(&regex->text, text, (int64_t)length, &status);
  uregex_setUText(regex->expression, &regex->text, &status);
  return U_SUCCESS(status);
}

int32_t cicu_regex_next(cicu_regex *regex, int64_t *start_out, int64_t *end_out) {
  UErrorCode status = U_ZERO_ERROR;
  UBool is_found = uregex_findNext(regex->expression, &status);
  if (U_FAILURE(status)) return -1;
  if (!is_found) return 0;
  *start_out = uregex_start64(regex->expression, 0, &status);
  *end_out = uregex_end64(regex->expression, 0, &status);
  return U_SUCCESS(status) ? 1 : -1;
}
