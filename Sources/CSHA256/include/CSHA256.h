// SPDX-License-Identifier: Apache-2.0
// SHA-256 by the instructions that processors have for it; Swift cannot call those by itself.
#ifndef CSHA256_H
#define CSHA256_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Whether this processor has instructions for SHA-256 that `csha256_compress` knows.
bool csha256_is_supported(void);

/// Takes `count` blocks of 64 bytes into `state`. Call it only where it is supported.
void csha256_compress(uint32_t state[8], const uint8_t *blocks, size_t count);

#endif
