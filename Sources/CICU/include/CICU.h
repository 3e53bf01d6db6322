// SPDX-License-Identifier: Apache-2.0
// ICU behind plain C types: its own headers never reach a Swift module.
#ifndef CICU_H
#define CICU_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Guesses the character encoding of `length` bytes (ICU looks at the first 8 KiB or so).
///
/// `rank` asks for the best guess (0) or one that is less likely. Writes the name ICU has for it,
/// ended by a zero, to `name_out`, which takes `capacity` bytes, and its confidence from 0 to 100 to
/// `confidence_out`. Returns false, writing nothing of use, when there is no guess of that rank or
/// its name does not fit.
bool cicu_detect_charset(const char *bytes, size_t length, int32_t rank, char *name_out,
                         size_t capacity, int32_t *confidence_out);

/// A compiled regular expression and the text that it is looked for in.
typedef struct cicu_regex cicu_regex;

/// Compiles a pattern in UTF-8; NULL when it is wrong, with ICU's name for the fault in `error_out`.
///
/// A search is bounded: it ends with an error after about `step_limit` thousand steps.
cicu_regex *cicu_regex_open(const char *pattern, size_t length, int32_t step_limit,
                            const char **error_out);

/// Frees an expression.
void cicu_regex_close(cicu_regex *regex);

/// Starts a search in UTF-8 text, which has to stay where it is; false when that fails.
bool cicu_regex_set_text(cicu_regex *regex, const char *text, size_t length);

/// Finds the next match and its place in bytes: 1 for a match, 0 for none, -1 for a search that was
/// given up.
int32_t cicu_regex_next(cicu_regex *regex, int64_t *start_out, int64_t *end_out);

/// Brings UTF-8 text into a form of Unicode normalization: 0 NFC, 1 NFD, 2 NFKC, 3 NFKD.
///
/// Characters that were assigned after Unicode 12 stay as they are, as in the reference. Returns the
/// length of the result, or -1 on failure; when it is greater than `capacity`, nothing of use was
/// written.
int64_t cicu_normalize(int32_t form, const char *text, size_t length, char *result,
                       size_t capacity);

/// Flags beside a code point, and what is no part of a word yet does not end it.
enum {
  /// The character's script puts no spaces between words.
  cicu_unspaced = 1u << 30,
  /// A combining mark, which belongs to what is before it.
  cicu_mark = 1u << 29,
  /// An invisible character of format.
  cicu_ignored = 1u << 28,
};

/// Reads a character of UTF-8 text at `position`, which is below `length`, and moves on.
///
/// Returns its code point, folded to one case, with the flags above, if it is a letter, a mark or
/// a number; `cicu_ignored` alone for what is skipped; 0 for what separates words, such as a byte that
/// belongs to no character.
uint32_t cicu_next_word_character(const uint8_t *text, size_t length, size_t *position);

/// What finds the words of scripts without spaces, by ICU's dictionaries.
typedef struct cicu_word_breaker cicu_word_breaker;

/// Returns NULL when ICU's data for it are not there.
cicu_word_breaker *cicu_word_breaker_open(void);

/// Frees a breaker.
void cicu_word_breaker_close(cicu_word_breaker *breaker);

/// Writes where the words of `count` units of UTF-16 end, at most `capacity` of them; returns their
/// number, or -1 on failure. The units have to stay where they are during the call only.
int32_t cicu_break_words(cicu_word_breaker *breaker, const uint16_t *units, int32_t count,
                         int32_t *ends, int32_t capacity);

#endif
