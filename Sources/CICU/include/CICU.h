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

#endif
